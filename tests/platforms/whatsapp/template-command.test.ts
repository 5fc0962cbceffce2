import { afterEach, beforeEach, expect, test } from 'vitest';
import { whatsappTemplate } from '../../../src/commands/whatsapp-template.ts';
import { makeStreams } from '../../fakes/streams.ts';
import type { CloudApiServer } from '../../fakes/whatsapp/index.ts';
import { createCloudApiServer } from '../../fakes/whatsapp/index.ts';

let server: CloudApiServer;
beforeEach(async () => {
  server = await createCloudApiServer({ requiresProof: true });
});
afterEach(() => server.close());

/** The command as an operator runs it: how it ends and what it says. */
async function command(environment: Record<string, string> = {}) {
  const { streams, said } = makeStreams();
  const settings = { ...server.settings, WHATSAPP_TEMPLATE: 'news_update', ...environment };
  return { code: await whatsappTemplate(settings, streams), said: said.out };
}

test('hands the template in, in every language that has none yet, and then says how each fares', async () => {
  const languages = { WHATSAPP_TEMPLATE_LANGUAGES: 'en,ar' };
  const first = await command({ WHATSAPP_TEMPLATE_LANGUAGES: 'en' });
  expect(first).toEqual({ code: 0, said: expect.stringMatching(/^news_update in en: handed in, pending;/) });
  const second = await command(languages);
  expect(second.said).toBe(
    'news_update in en: pending\nnews_update in ar: handed in, pending; Meta takes up to a day\n',
  );
  expect(server.templates.map(({ language }) => language)).toEqual(['en', 'ar']);
  server.templates.forEach((template, index) => {
    Object.assign(template, { status: index === 0 ? 'APPROVED' : 'REJECTED' });
  });
  expect(await command(languages)).toEqual({
    code: 0,
    said: 'news_update in en: approved\nnews_update in ar: rejected; look into the WhatsApp Manager, which says why\n',
  });
  server.assertNoViolations();
});

test('says what Meta says against it, and fails', async () => {
  server.fail('/message_templates', { kind: 'error', code: 190 });
  const { code, said } = await command();
  expect(code).toBe(1);
  expect(said).toContain('190');
  expect(said).toContain('make a new token');
  expect(said).not.toContain(server.token);
});

test('says that Meta refused one language, and hands in the others', async () => {
  // Another hand was quicker: the name is taken between looking and handing in.
  server.fail('/message_templates', { kind: 'no-status' });
  server.fail('/message_templates', { kind: 'error', code: 100 });
  const { code, said } = await command({ WHATSAPP_TEMPLATE_LANGUAGES: 'en,ar' });
  expect(code).toBe(1);
  expect(said).toMatch(/^news_update in en: .*100.*\nnews_update in ar: handed in, pending/);
});

test('says which settings are missing', async () => {
  const { code, said } = await command({ WHATSAPP_TEMPLATE: '' });
  expect([code, said]).toEqual([2, expect.stringContaining('WHATSAPP_TEMPLATE')]);
});
