import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Where `npm start` listens: `vite` beside it serves the sources as they change, `vite preview` what was built. */
const api = "http://127.0.0.1:5010";

export default defineConfig({
  plugins: [react()],
  build: { outDir: "../hosting/dist", emptyOutDir: true, sourcemap: true },
  server: { proxy: { "/v1": api } },
  preview: { proxy: { "/v1": api } },
});
