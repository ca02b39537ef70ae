import type { Page } from "playwright-core";

/** By the form, in whichever language it is. Returns at once: whom it lets in is on the page then. */
export async function signIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(password);
  await page.locator('button[type="submit"]').click();
}
