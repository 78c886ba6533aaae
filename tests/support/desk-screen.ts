import { expect, type Locator, type Page } from '@playwright/test';

/** What the desk calls the parts that specs look for, in both languages. */
const words = {
  username: /^(Usuario|User name)$/,
  password: /^(Contraseña|Password)$/,
  conversation: /^(Conversación|Conversation)$/,
  customer: /^(Cliente|Customer)$/,
  transcript: /^(Lo que se dijo|What was said)$/,
  contacts: /^(Mis interacciones|My contacts)$/,
  controls: /^(Controles de la llamada|Call controls)$/,
  state: /^(Mi estado|My state)/,
  note: /^(Nota|Note)/,
};

/** An agent's desk in a browser, by the parts that a person sees. */
export class DeskScreen {
  readonly conversation: Locator;
  readonly customer: Locator;
  readonly transcript: Locator;
  readonly contacts: Locator;
  readonly controls: Locator;
  readonly state: Locator;
  readonly note: Locator;

  constructor(readonly page: Page) {
    this.conversation = page.getByRole('region', { name: words.conversation });
    this.customer = page.getByRole('complementary', { name: words.customer });
    this.transcript = page.getByRole('log', { name: words.transcript });
    this.contacts = page.getByRole('listbox', { name: words.contacts }).getByRole('option');
    this.controls = page.getByRole('toolbar', { name: words.controls });
    this.state = page.getByRole('button', { name: words.state });
    this.note = page.getByRole('textbox', { name: words.note });
  }

  /** Opens the console, signs in, and waits for the desk to be up to date. */
  static async signIn(page: Page, url: string, username: string, password: string): Promise<DeskScreen> {
    await page.goto(url);
    await signIn(page, username, password);
    const desk = new DeskScreen(page);
    await desk.isFresh();
    return desk;
  }

  /** The button that answers what rings. */
  get answerButton(): Locator {
    return this.page.getByRole('button', { name: /^(Contestar|Answer)/ });
  }

  /** Waits until a call rings and answers it by its key. */
  async answer(): Promise<void> {
    await expect(this.answerButton).toBeVisible({ timeout: 20_000 });
    await this.page.keyboard.press('Control+Shift+A');
    await expect(this.controls).toBeVisible();
  }

  /** Hangs up by the key, twice, and waits for the wrap-up. */
  async hangUp(): Promise<void> {
    await this.page.keyboard.press('Control+Shift+Digit1');
    await this.page.keyboard.press('Control+Shift+Digit1');
    await expect(this.confirm).toBeVisible();
  }

  /** Uses the first hint by its key; a hint that has only just come to its place does not hear it yet. */
  async useFirstHint(): Promise<void> {
    await expect(this.customer.getByRole('article').first()).toBeVisible({ timeout: 30_000 });
    await expect(async () => {
      await this.page.keyboard.press('Enter');
      await expect(this.script).toBeVisible({ timeout: 700 });
    }).toPass();
  }

  /** The steps of the script that runs. */
  get script(): Locator {
    return this.conversation.getByRole('list', { name: /^(Paso del guion|Script step)$/ });
  }

  /** The button that confirms a wrap-up. */
  get confirm(): Locator {
    return this.page.getByRole('button', { name: /^(Confirmar todo|Confirm all)/ });
  }

  /** Waits until the badge says that the screen is up to date. */
  async isFresh(): Promise<void> {
    await expect(this.page.getByText(/^(Al día|Up to date)/)).toBeVisible({ timeout: 20_000 });
  }

  /** Everything the transcript says, from its first line to its last: it is scrolled through as a reader would. */
  async readTranscript(): Promise<readonly string[]> {
    await this.page.bringToFront(); // a tab that is not looked at draws seldom
    return this.transcript.evaluate(async (log) => {
      const drawn = () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
      const said = new Map<number, string>();
      const take = (): void => {
        for (const row of log.querySelectorAll<HTMLElement>('[data-index]')) {
          const text = row.querySelector('ui-said')?.textContent;
          if (text) said.set(Number(row.dataset['index']), text);
        }
      };
      for (let top = 0; top < log.scrollHeight - log.clientHeight; top += log.clientHeight / 2) {
        log.scrollTop = top;
        await drawn();
        take();
      }
      log.scrollTop = log.scrollHeight;
      await drawn();
      take();
      return [...said].sort(([one], [other]) => one - other).map(([, text]) => text);
    });
  }
}

/** Fills in the door with the keyboard and goes in. */
export async function signIn(page: Page, username: string, password: string): Promise<void> {
  await page.getByLabel(words.username).fill(username);
  await page.getByLabel(words.password).fill(password);
  await page.keyboard.press('Enter');
}
