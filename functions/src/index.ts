import "./params.ts";

export { api } from "./api.ts";
export { stream } from "./stream.ts";
export { sweep } from "./sweep.ts";
export { incoming } from "./triggers/incoming.ts";
