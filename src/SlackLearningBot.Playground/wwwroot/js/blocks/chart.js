// data_visualization: pie, bar, line and area as SVG, with the same numbers as a table for who listens.
import { h } from '../dom.js';

const colours = ['#6a45c0', '#0b7266', '#c4304b', '#b97a00', '#1a5fb4', '#7a5c3e'];
const [width, height, left, bottom] = [520, 240, 48, 30];

export function chart(block) {
  const drawing = block.chart ?? {};
  const series = drawing.type === 'pie' ? [{ name: block.title, data: drawing.segments ?? [] }] : drawing.series ?? [];
  const picture = drawing.type === 'pie' ? pie(drawing.segments ?? []) : plot(drawing, series);
  return h('figure', { class: 'chart' }, h('figcaption', { class: 'image-title' }, h('strong', {}, block.title)), picture,
    legend(drawing.type === 'pie' ? drawing.segments.map(part => `${part.label} ${part.value}`) : series.map(one => one.name)), numbers(block.title, series));
}

function pie(segments) {
  const total = segments.reduce((sum, part) => sum + part.value, 0) || 1;
  let from = 0;
  const slices = segments.map((part, at) => {
    const share = part.value / total;
    const slice = shape('circle', { r: 50, cx: 110, cy: 110, fill: 'none', stroke: colour(at), 'stroke-width': 100, 'stroke-dasharray': `${share * 314.159} 314.159`, 'stroke-dashoffset': -from * 314.159, transform: 'rotate(-90 110 110)' });
    from += share;
    return slice;
  });
  return canvas(220, 220, slices);
}

function plot({ type, axis_config: axes = {} }, series) {
  const names = axes.categories ?? series[0]?.data.map(point => point.label) ?? [];
  const highest = Math.max(1, ...series.flatMap(one => one.data.map(point => point.value)));
  const x = at => left + (at + 0.5) * (width - left) / Math.max(names.length, 1);
  const y = value => (height - bottom) * (1 - Math.max(0, value) / highest) + 8 * (Math.max(0, value) / highest);
  const marks = type === 'bar' ? bars(series, names, x, y) : lines(series, names, x, y, type === 'area');
  return canvas(width, height, [
    shape('path', { d: `M${left} 4V${height - bottom}H${width}`, fill: 'none', stroke: 'currentColor', opacity: 0.4 }),
    words(4, 14, highest), words(4, height - bottom, 0), ...marks,
    ...names.map((name, at) => words(x(at), height - bottom + 16, name, 'middle')),
  ]);
}

function bars(series, names, x, y) {
  const wide = Math.min(60, 0.7 * (width - left) / Math.max(names.length, 1)) / Math.max(series.length, 1);
  return series.flatMap((one, nth) => names.map((name, at) => {
    const value = one.data.find(point => point.label === name)?.value ?? 0;
    return shape('rect', { x: x(at) - (wide * series.length) / 2 + nth * wide, y: y(value), width: wide * 0.92, height: Math.max(0, height - bottom - y(value)), fill: colour(nth) });
  }));
}

function lines(series, names, x, y, filled) {
  return series.flatMap((one, nth) => {
    const points = names.map((name, at) => `${x(at)} ${y(one.data.find(point => point.label === name)?.value ?? 0)}`);
    const line = shape('path', { d: `M${points.join('L')}`, fill: 'none', stroke: colour(nth), 'stroke-width': 2.5 });
    const area = shape('path', { d: `M${x(0)} ${height - bottom}L${points.join('L')}L${x(names.length - 1)} ${height - bottom}Z`, fill: colour(nth), opacity: 0.25 });
    return filled ? [area, line] : [line];
  });
}

const legend = names => (names.length > 1 ? h('ul', { class: 'chart-legend', 'aria-hidden': 'true' }, names.map((name, at) => {
  const dot = h('span', { class: 'chart-dot' });
  dot.style.background = colour(at);
  return h('li', {}, dot, name);
})) : null);

const numbers = (title, series) => h('table', { class: 'for-readers' }, h('caption', {}, title),
  h('tbody', {}, series.flatMap(one => one.data.map(point => h('tr', {}, h('th', { scope: 'row' }, `${one.name}, ${point.label}`), h('td', {}, String(point.value)))))));

const colour = at => colours[at % colours.length];

function canvas(wide, high, shapes) {
  const node = shape('svg', { viewBox: `0 0 ${wide} ${high}`, class: 'chart-picture', 'aria-hidden': 'true' });
  node.style.maxWidth = `${wide}px`;
  node.append(...shapes);
  return node;
}

function words(x, y, text, anchor = 'start') {
  const node = shape('text', { x, y, 'text-anchor': anchor, 'font-size': 12, fill: 'currentColor' });
  node.textContent = String(text);
  return node;
}

function shape(tag, attributes) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
  Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
  return node;
}
