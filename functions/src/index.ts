import "./params.ts";

export { api } from "./api.ts";
