/** The key of every database that tests make. */
export const KEY = Buffer.alloc(32, 7).toString('base64');
