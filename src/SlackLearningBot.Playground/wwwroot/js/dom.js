// Builds DOM nodes. Data only ever becomes text nodes or attributes, never markup.

export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    apply(node, name, value);
  }
  node.append(...present(children));
  return node;
}

export function fill(host, ...children) {
  host.replaceChildren(...present(children));
  return host;
}

// Moves only what is out of place: moving a node would take the focus from it.
export function place(host, nodes) {
  const wanted = new Set(nodes);
  [...host.children].filter(child => !wanted.has(child)).forEach(child => child.remove());
  nodes.forEach((node, at) => {
    if (host.children[at] !== node) {
      host.insertBefore(node, host.children[at] ?? null);
    }
  });
}

export function svg(path, size = 18) {
  const space = 'http://www.w3.org/2000/svg';
  const icon = document.createElementNS(space, 'svg');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('width', size);
  icon.setAttribute('height', size);
  icon.setAttribute('aria-hidden', 'true');
  icon.classList.add('icon');
  const line = document.createElementNS(space, 'path');
  line.setAttribute('d', path);
  icon.append(line);
  return icon;
}

let lastId = 0;

export function uniqueId(prefix) {
  lastId += 1;
  return `${prefix}-${lastId}`;
}

function apply(node, name, value) {
  if (value === undefined || value === null || value === false) {
    return;
  }
  if (name.startsWith('on')) {
    node.addEventListener(name.slice(2), value);
  } else if (name === 'dataset') {
    Object.entries(value).filter(([, v]) => v !== undefined && v !== null).forEach(([k, v]) => { node.dataset[k] = v; });
  } else if (name === 'class') {
    node.className = value;
  } else {
    node.setAttribute(name, value === true ? '' : value);
  }
}

function present(children) {
  return children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false);
}
