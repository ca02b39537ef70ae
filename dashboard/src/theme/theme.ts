import { createTheme } from "@mantine/core";

/** Hearth's looks: everything else is Mantine's. Shades of the primary colour are dark enough to be read on white. */
export const theme = createTheme({
  primaryColor: "orange",
  primaryShade: { light: 9, dark: 8 },
  defaultRadius: "md",
  autoContrast: true,
  cursorType: "pointer",
});
