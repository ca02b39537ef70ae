import "./params.ts";

export { api } from "./api.ts";
export { stream } from "./stream.ts";
export { incoming } from "./triggers/incoming.ts";
