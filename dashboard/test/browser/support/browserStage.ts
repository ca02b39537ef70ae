import { expect } from "chai";
import { after, afterEach, before } from "mocha";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { ffmpeg } from "../../../../functions/test/support/ffmpeg.ts";
import { launchBrowser } from "../../../../scripts/browser/launchBrowser.ts";
import { signIn } from "../../../../scripts/browser/signIn.ts";
import { type Page as Served, startPage } from "../../../../scripts/browser/startPage.ts";
import { emptyEmulators } from "./emptyEmulators.ts";
import { patience } from "./eventually.ts";
import { keepEvidence } from "./keepEvidence.ts";
import { type Cable, layCable } from "./layCable.ts";
import { called, newPerson, type Person, type Visit } from "./people.ts";
import type { Screen } from "./Screen.ts";
import { watch } from "./watch.ts";

type Stage = Served & { browser: Browser };

/** One for all files of a run: each start takes seconds. */
let starting: Promise<Stage> | undefined;

after(async () => {
  const stage = await starting;
  await stage?.browser.close();
  await stage?.stop();
});

export type BrowserStage = ReturnType<typeof browserStage>;

/**
 * The dashboard in a real browser, on the real API, stream and emulators. After each test its browsers must have told
 * of no error, and asked nobody but this machine for anything.
 */
export function browserStage() {
  let stage: Stage | undefined;
  const screens: Screen[] = [];
  const people: Person[] = [];
  const cables: Cable[] = [];

  before("the browser starts", async () => {
    starting ??= start();
    stage = await starting;
  });
  afterEach("no error, and nobody else was asked", async function () {
    const shown = screens.splice(0);
    for (const { hearth } of people.splice(0)) hearth.close();
    const faults = shown.flatMap(({ watched }) => watched.faults());
    const test = this.currentTest;
    const kept =
      test?.state === "failed" || faults.length > 0 ? await keepEvidence(test?.fullTitle() ?? "", shown) : [];
    for (const path of kept) console.log(`      seen: ${path}.png, ${path}.log`);
    await Promise.all(shown.map(({ context }) => context.close()));
    for (const cable of cables.splice(0)) cable.remove();
    // What has failed already says why by itself.
    if (test?.state !== "failed") expect(faults).to.deep.equal([]);
  });

  function started(): Stage {
    if (stage === undefined) throw new Error("The browser is started before the first test, and not before.");
    return stage;
  }

  async function newOne(name: string, role?: "operator" | "admin"): Promise<Person> {
    const person = await newPerson(started(), { name, role });
    people.push(person);
    return person;
  }

  async function signedIn(
    person: Person,
    path = "/",
    options: BrowserContextOptions = {},
    streamUrl?: string,
  ): Promise<Screen> {
    const screen = await open(path, options, streamUrl);
    await signIn(screen.page, person);
    await screen.page.locator("nav").first().waitFor();
    return screen;
  }

  async function open(path = "/", options: BrowserContextOptions = {}, streamUrl?: string): Promise<Screen> {
    const context = await started().browser.newContext({
      baseURL: started().url,
      viewport: { width: 1280, height: 800 },
      reducedMotion: "reduce",
      ...options,
    });
    context.setDefaultTimeout(patience);
    const watched = watch(context);
    if (streamUrl !== undefined) {
      await context.route("**/v1/config", async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, json: { ...(await response.json()), streamUrl } });
      });
    }
    const page = await context.newPage();
    const screen = { page, context, watched };
    screens.push(screen);
    await page.goto(path);
    return screen;
  }

  return {
    get url() {
      return started().url;
    },
    get stream() {
      return started().stream;
    },
    /** A new browser, at an address of the page. */
    open,
    operator: (name = called("Dana")) => newOne(name, "operator"),
    admin: (name = called("Alma")) => newOne(name, "admin"),

    /** A way of its own to the page and the API behind it. */
    async cable(): Promise<Cable> {
      const cable = await layCable(started().url);
      cables.push(cable);
      return cable;
    },

    /** A new browser in which that person has signed in. */
    signedIn,

    /** The same with a way to the stream of its own; `goOffline` and `goOnline` cut and mend all that it has. */
    async signedInByCable(person: Person, path: string) {
      const cable = await layCable(started().stream);
      cables.push(cable);
      const screen = await signedIn(person, path, {}, cable.url);
      screen.watched.expectError(
        /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_EMPTY_RESPONSE/,
      );
      return {
        ...screen,
        goOffline: async () => {
          await screen.context.setOffline(true);
          cable.cut();
        },
        goOnline: async () => {
          cable.mend();
          await screen.context.setOffline(false);
        },
      };
    },

    /** A new customer who has begun a conversation with this. */
    async visit(text: string, name = called("Ada")): Promise<Visit> {
      const customer = await newOne(name);
      const { id } = await customer.hearth.api.createConversation({
        customer: { name },
        message: { clientId: crypto.randomUUID(), text },
      });
      return { customer, id };
    },
  };
}

async function start(): Promise<Stage> {
  await emptyEmulators(process.env);
  const [served, browser] = await Promise.all([
    startPage({ env: { ...process.env, HEARTH_FFMPEG: ffmpeg } }),
    launchBrowser(),
  ]);
  return { ...served, browser };
}
