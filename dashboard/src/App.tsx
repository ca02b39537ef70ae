import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { Direction } from "./i18n/Direction.tsx";
import { Pages } from "./layout/Pages.tsx";
import { Toasts } from "./layout/Toasts.tsx";
import { SessionGate } from "./session/SessionGate.tsx";
import { cssVariables } from "./theme/cssVariables.ts";
import { theme } from "./theme/theme.ts";

const queries = new QueryClient({ defaultOptions: { queries: { staleTime: 30_000, retry: 1 } } });

/** What surrounds every page: looks, language, cached calls, and who is signed in. */
export function App() {
  return (
    <Direction>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <Toasts />
        <QueryClientProvider client={queries}>
          <SessionGate>
            <Pages />
          </SessionGate>
        </QueryClientProvider>
      </MantineProvider>
    </Direction>
  );
}
