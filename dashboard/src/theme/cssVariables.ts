import type { CSSVariablesResolver } from "@mantine/core";

/** Mantine's own for small print and mistakes are too weak to be read on its backgrounds: 3.3 to 1 where 4.5 is asked. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-dimmed": "var(--mantine-color-gray-7)",
    "--mantine-color-error": "var(--mantine-color-red-9)",
  },
  dark: {
    "--mantine-color-dimmed": "var(--mantine-color-dark-1)",
    "--mantine-color-error": "var(--mantine-color-red-4)",
  },
});
