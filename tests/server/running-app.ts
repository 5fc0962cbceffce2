import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppOptions } from '../../src/app.ts';
import { startApp } from '../../src/app.ts';
import { systemClock } from '../../src/clock.ts';
import { createLog } from '../../src/log.ts';
import { readSettings } from '../../src/settings.ts';
import { freePort } from '../fakes/free-port.ts';

/** The real app on a free port, with a data folder of its own. It logs nothing unless told where to. */
export async function runApp(
  environment: NodeJS.ProcessEnv = {},
  { clock = systemClock, log = createLog({ level: 'silent', secrets: [] }) }: Partial<AppOptions> = {},
) {
  const dataDir = mkdtempSync(join(tmpdir(), 'pullquote-'));
  const settings = readSettings({ PORT: String(await freePort()), DATA_DIR: dataDir, ...environment });
  const app = await startApp({ settings, clock, log });
  return {
    url: `http://127.0.0.1:${settings.PORT}`,
    async stop() {
      await app.stop();
      rmSync(dataDir, { recursive: true });
    },
  };
}
