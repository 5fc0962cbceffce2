const SVG = 'http://www.w3.org/2000/svg';

/** Strokes on a grid of 24. */
const STROKES = {
  show: ['M4 6h16', 'M4 12h7', 'M4 18h5', 'M14 16l3 3l5 -6'],
  open: ['M7 17L17 7', 'M9 7h8v8'],
  copy: ['M9 9h11v11h-11z', 'M15 9v-5h-11v11h5'],
  link: [
    'M10 14a4 4 0 0 0 6 .4l3 -3a4 4 0 0 0 -5.700 -5.700l-1.500 1.500',
    'M14 10a4 4 0 0 0 -6 -.4l-3 3a4 4 0 0 0 5.700 5.700l1.500 -1.500',
  ],
  done: ['M5 12.500l5 5l9 -11'],
};

/**
 * A small picture beside words that say the same.
 * @param {keyof typeof STROKES} name
 */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  for (const stroke of STROKES[name]) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', stroke);
    svg.append(path);
  }
  return svg;
}
