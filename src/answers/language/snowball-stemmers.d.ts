declare module 'snowball-stemmers' {
  const stemmers: {
    algorithms(): string[];
    /** Throws where there is no such algorithm. */
    newStemmer(algorithm: string): { stem(word: string): string };
  };
  export default stemmers;
}
