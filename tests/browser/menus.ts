/** Menus: opened, they take the focus a moment later, and what is pressed before that is not theirs. */
import type { Locator, Page } from 'playwright-core';

/** Opens the menu of a button and waits until keys go to it. */
export async function openMenu(page: Page, button: Locator): Promise<void> {
  await button.click();
  await page.locator('[role=menu]:focus-within').waitFor();
}

/** Closes the open menu by its key, which goes to it alone. */
export async function dismissMenu(page: Page): Promise<void> {
  await page.locator('[role=menu]:focus-within').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'hidden' });
}
