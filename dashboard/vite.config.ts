import react from "@vitejs/plugin-react";
import { defaultClientConditions, defineConfig } from "vite";

/** Where `npm start` listens: `vite` beside it serves the sources as they change, `vite preview` what was built. */
const api = "http://127.0.0.1:5010";

export default defineConfig({
  plugins: [react()],
  // The client and the contract as they are now, not as they were when last built.
  resolve: { conditions: ["hearth-source", ...defaultClientConditions] },
  build: {
    outDir: "../hosting/dist",
    emptyOutDir: true,
    sourcemap: true,
    // From these on browsers know `light-dark()`. For older ones it would be rewritten to rest on a `color-scheme` that
    // is written beside it, and Mantine's is a variable: every such colour would be lost.
    cssTarget: ["chrome123", "edge123", "firefox120", "safari17.5"],
  },
  server: { proxy: { "/v1": api } },
  preview: { proxy: { "/v1": api } },
});
