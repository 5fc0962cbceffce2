import type { Call } from './call.ts';

/** What the platform says of our number. */
export type NumberHealth = {
  /** Digits alone, with the country code, as in `https://wa.me/<digits>`. */
  readonly phone: string;
  readonly name: string;
  /** `GREEN`, `YELLOW`, `RED` or `UNKNOWN`. */
  readonly quality: string;
  /** `AVAILABLE`, `LIMITED` or `BLOCKED`. */
  readonly sending: string;
  /** How many people may be written to outside their windows in a day; undefined where nothing limits it or it is not told. */
  readonly dailyLimit: number | undefined;
  /** Whether it is an Official Business Account, which groups need. */
  readonly official: boolean;
};

const FIELDS = [
  ...['display_phone_number', 'verified_name', 'quality_rating', 'health_status'],
  ...['is_official_business_account', 'whatsapp_business_manager_messaging_limit'],
];

/** `GET /{number}`: who we are and how we are. */
export async function numberHealth(call: Call, number: string, signal?: AbortSignal): Promise<NumberHealth> {
  const query = { fields: FIELDS.join(',') };
  const found = await call({ method: 'GET', path: number, query, signal, what: 'look at the number' });
  const health = found.health_status as { readonly can_send_message?: unknown } | undefined;
  return {
    phone: String(found.display_phone_number ?? '').replace(/\D/g, ''),
    name: String(found.verified_name ?? ''),
    quality: String(found.quality_rating ?? 'UNKNOWN'),
    sending: String(health?.can_send_message ?? 'AVAILABLE'),
    dailyLimit: tierLimit(String(found.whatsapp_business_manager_messaging_limit ?? '')),
    official: found.is_official_business_account === true,
  };
}

/** `TIER_250`, `TIER_2K`, `TIER_10K`, `TIER_100K`, `TIER_UNLIMITED`. */
export function tierLimit(tier: string): number | undefined {
  const found = /^TIER_(\d+)(K?)$/.exec(tier);
  return found ? Number(found[1]) * (found[2] ? 1_000 : 1) : undefined;
}
