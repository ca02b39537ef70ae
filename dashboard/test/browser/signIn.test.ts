import { expect } from "chai";
import { signIn } from "../../../scripts/browser/signIn.ts";
import { browserStage } from "./support/browserStage.ts";
import { called } from "./support/people.ts";

describe("signing in", () => {
  const stage = browserStage();

  it("shows an operator the inbox, and another page of the team's at its own address", async () => {
    const operator = await stage.operator();
    const { page } = await stage.signedIn(operator);
    await page.getByRole("region", { name: "Inbox" }).waitFor();
    await page.getByRole("link", { name: "Team", exact: true }).click();
    await page.getByRole("heading", { name: "Team", exact: true }).waitFor();
    expect(new URL(page.url()).pathname).to.equal("/team");
  });

  it("refuses a wrong password and says so", async () => {
    const operator = await stage.operator();
    const screen = await stage.open();
    screen.watched.expectError(/accounts:signInWithPassword/);
    await signIn(screen.page, { ...operator, password: "another one" });
    await screen.page.getByRole("alert").getByText("are not known here").waitFor();
    await signIn(screen.page, operator);
    await screen.page.getByRole("region", { name: "Inbox" }).waitFor();
  });

  it("tells a customer where it belongs, and shows it nothing of the team's", async () => {
    const { customer } = await stage.visit("Hello?");
    const screen = await stage.open();
    await signIn(screen.page, customer);
    const { page } = screen;
    await page.getByRole("heading", { name: "This is the team's side" }).waitFor();
    await page.getByText(customer.email).waitFor();
    expect(await page.getByRole("navigation").count()).to.equal(0);
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("button", { name: "Sign in" }).waitFor();
  });

  it("offers the accounts that the emulator has, each by its name and role", async () => {
    const name = called("Olga");
    await stage.operator(name);
    const { page } = await stage.open();
    await page.getByRole("button", { name: `${name}, operator` }).waitFor();
  });

  it("is remembered over a reload, and ends with signing out", async () => {
    const { page, watched } = await stage.signedIn(await stage.operator());
    // What is being asked for at that moment has no token any more.
    watched.expectError(/status of 401/);
    await page.reload();
    await page.getByRole("region", { name: "Inbox" }).waitFor();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("button", { name: "Sign in" }).waitFor();
    await page.reload();
    await page.getByRole("button", { name: "Sign in" }).waitFor();
  });
});
