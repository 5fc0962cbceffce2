import { createCloudApi, newTemplate, reasonOf } from '../platforms/whatsapp/index.ts';
import { readSettings } from '../settings.ts';
import type { Streams } from './streams.ts';

/** Hands the template that announces updates in for review, in each of its languages that has none yet; 1 where one failed. */
export async function whatsappTemplate(environment: NodeJS.ProcessEnv, { stdout }: Streams): Promise<number> {
  const settings = readSettings(environment);
  const {
    WHATSAPP_ACCESS_TOKEN: token,
    WHATSAPP_PHONE_NUMBER_ID: number,
    WHATSAPP_TEMPLATE: name,
  } = settings;
  if (!token || !number || !name) {
    print(
      'Set the settings of WhatsApp, WHATSAPP_TEMPLATE among them (a name such as news_update), and run this again.',
    );
    return 2;
  }
  const api = createCloudApi({
    token,
    number,
    account: settings.WHATSAPP_BUSINESS_ACCOUNT_ID,
    appSecret: settings.WHATSAPP_APP_SECRET?.[0],
    root: settings.WHATSAPP_API_ROOT,
    version: settings.WHATSAPP_API_VERSION,
  });
  let failed = 0;
  try {
    const states = await api.templateStates(name);
    for (const language of settings.WHATSAPP_TEMPLATE_LANGUAGES) {
      const known = states.find((state) => state.language === language);
      if (known) print(`${name} in ${language}: ${known.status.toLowerCase()}${WHY[known.status] ?? ''}`);
      else failed += await create(language);
    }
  } catch (error) {
    print(`${name}: ${reasonOf(error)}`);
    failed += 1;
  }
  return failed > 0 ? 1 : 0;

  function print(line: string): void {
    stdout.write(`${line}\n`);
  }

  async function create(language: string): Promise<0 | 1> {
    try {
      const status = await api.createTemplate(newTemplate(name ?? '', language));
      print(`${name} in ${language}: handed in, ${status.toLowerCase()}; Meta takes up to a day`);
      return 0;
    } catch (error) {
      print(`${name} in ${language}: ${reasonOf(error)}`);
      return 1;
    }
  }
}

/** What an operator does about a status that is none to wait in. */
const WHY: Readonly<Record<string, string>> = {
  REJECTED: '; look into the WhatsApp Manager, which says why',
  PAUSED: '; readers marked it as unwelcome, and Meta lets it go on by itself in some hours',
  DISABLED: '; readers marked it as unwelcome too often: hand in one of another name (WHATSAPP_TEMPLATE)',
};
