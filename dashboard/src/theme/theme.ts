import { createTheme } from "@mantine/core";

/** Hearth's looks: everything else is Mantine's. */
export const theme = createTheme({
  colors: {
    // The seventh is what buttons are filled with: white is read on it at 5.2 to 1, which Mantine's orange does not reach.
    ember: [
      "#fff4ed",
      "#ffe6d5",
      "#fecbaa",
      "#fda774",
      "#fb7a3c",
      "#f4611c",
      "#e04c0f",
      "#c2410c",
      "#9a3412",
      "#7c2d12",
    ],
  },
  primaryColor: "ember",
  primaryShade: 7,
  defaultRadius: "md",
  cursorType: "pointer",
});
