import { after } from "mocha";
import { type Backend, createBackend } from "../../src/backend.ts";

/**
 * Instances of a project that has nothing in it yet: what works on everything there is (the queue, the team) meets
 * nobody else's. Ended after the tests of this `describe`.
 */
export function newProject(): (settings?: Record<string, string>) => Backend {
  const GCLOUD_PROJECT = `demo-${crypto.randomUUID()}`;
  const instances: Backend[] = [];
  after(() => Promise.all(instances.map(({ db }) => db.terminate())));
  return (settings = {}) => {
    const instance = createBackend({ ...process.env, GCLOUD_PROJECT, ...settings });
    instances.push(instance);
    return instance;
  };
}
