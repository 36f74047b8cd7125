// A list to choose from with arrows, Home, End, Enter, and by typing where it can be searched.
import { h, uniqueId } from './dom.js';
import { icon } from './icons.js';

// groups: [{label, options: [{value, text, content, description}]}]; find(query) → {groups, empty} may load them instead.
export function listbox({ label, groups = [], role = 'listbox', multi = false, isChosen = () => false, onChoose, searchable = false, find, empty = 'Nothing found' }) {
  const id = uniqueId('list');
  const list = h('div', {
    class: 'listbox', id, role, 'aria-label': label, tabindex: searchable ? null : '0',
    'aria-multiselectable': multi ? 'true' : null, dataset: searchable ? {} : { firstFocus: '' },
  });
  const field = searchable ? searchField(id, label) : null;
  const root = h('div', { class: 'listbox-root' }, field, list);
  const optionRole = role === 'menu' ? 'menuitem' : 'option';
  let options = [];
  let active = -1;

  const activate = at => {
    options[active]?.node.classList.remove('is-active');
    active = options.length === 0 ? -1 : (at + options.length) % options.length;
    const node = options[active]?.node;
    node?.classList.add('is-active');
    node?.scrollIntoView({ block: 'nearest' });
    (field ?? list).setAttribute('aria-activedescendant', node?.id ?? '');
  };

  const choose = at => {
    if (options[at]) {
      onChoose(options[at].option);
      options.forEach(({ node, option }) => mark(node, option));
    }
  };

  const mark = (node, option) => {
    const chosen = isChosen(option);
    if (optionRole === 'option') {
      node.setAttribute('aria-selected', String(chosen));
    }
    node.classList.toggle('is-chosen', chosen);
  };

  const show = (shown, instead = empty) => {
    options = [];
    const row = option => {
      const at = options.length;
      const node = h('div', {
        class: 'listbox-option', id: uniqueId('option'), role: optionRole, dataset: { value: option.value },
        onclick: () => choose(at), onpointermove: () => active === at || activate(at),
      }, h('span', { class: 'listbox-check', 'aria-hidden': 'true' }, icon('check', 15)),
      h('span', { class: 'listbox-text' }, option.content?.() ?? option.text,
        option.description ? h('span', { class: 'listbox-description' }, option.description) : null));
      mark(node, option);
      options.push({ node, option });
      return node;
    };
    list.replaceChildren(...shown.filter(group => group.options.length > 0).map(group => (group.label
      ? h('div', { class: 'listbox-group', role: 'group', 'aria-label': group.label },
        h('div', { class: 'listbox-label', 'aria-hidden': 'true' }, group.label), group.options.map(row))
      : h('div', { class: 'listbox-group', role: 'presentation' }, group.options.map(row)))));
    if (options.length === 0) {
      list.append(h('div', { class: 'listbox-empty', role: 'status' }, instead));
    }
    activate(Math.max(options.findIndex(({ option }) => isChosen(option)), 0));
  };

  const typed = () => field?.value.trim() ?? '';

  const filter = async () => {
    const query = typed();
    if (!find) {
      show(matching(groups, query));
      return;
    }
    list.setAttribute('aria-busy', 'true');
    const found = await find(query);
    if (typed() === query) {
      list.removeAttribute('aria-busy');
      show(found.groups, found.empty);
    }
  };

  root.addEventListener('keydown', event => {
    const moves = { ArrowDown: active + 1, ArrowUp: active - 1, ...(field ? {} : { Home: 0, End: -1 }) };
    if (event.key in moves) {
      activate(moves[event.key]);
    } else if (event.key === 'Enter' || (event.key === ' ' && !field)) {
      choose(active);
    } else {
      return;
    }
    event.preventDefault();
  });
  field?.addEventListener('input', find ? rested(filter) : filter);
  filter();
  return root;
}

// Somebody else is asked while this is typed, so not with every letter.
function rested(act) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, 150);
  };
}

function searchField(controls, label) {
  return h('input', {
    class: 'listbox-search', type: 'text', role: 'combobox', 'aria-label': `Search ${label ?? ''}`.trim(), placeholder: 'Search',
    'aria-controls': controls, 'aria-expanded': 'true', 'aria-autocomplete': 'list', autocomplete: 'off', spellcheck: 'false', dataset: { firstFocus: '' },
  });
}

function matching(groups, query) {
  const wanted = query.toLowerCase();
  return groups.map(group => ({ ...group, options: group.options.filter(option => option.text.toLowerCase().includes(wanted)) }));
}
