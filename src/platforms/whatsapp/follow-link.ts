/**
 * `https://wa.me/<digits>`, with a text that stands ready to be sent: WhatsApp has no hidden payload, so that the
 * command is seen (https://faq.whatsapp.com/5913398998672934).
 */
export function followLink(phone: string, payload?: string): string {
  const text = payload ? `?text=${encodeURIComponent(`/start ${payload}`)}` : '';
  return `https://wa.me/${phone}${text}`;
}
