/** Sends a form with a file and shows how far it is; the page works the same without it, but says nothing meanwhile. */

function part<Part extends HTMLElement>(root: HTMLElement, selector: string, kind: new () => Part): Part {
  const element = root.querySelector(selector);
  if (!(element instanceof kind)) throw new Error(`The upload has no ${selector}`);
  return element;
}

/** Shows the page that refused the form, with the chosen file still in its field. */
function showRefusal(root: HTMLElement, html: string, files: FileList | null): void {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const name = new FormData(part(root, 'form', HTMLFormElement)).get('_form');
  const answered = [...page.querySelectorAll<HTMLElement>('[data-upload]')].find(
    (other) => other.querySelector<HTMLInputElement>('input[name=_form]')?.value === name,
  );
  if (answered === undefined) throw new Error('The answer has no such form');
  document.title = page.title;
  root.replaceChildren(...answered.childNodes);
  part(root, 'input[type=file]', HTMLInputElement).files = files;
  root.querySelector<HTMLElement>('[role=alert][tabindex]')?.focus();
  bind(root);
}

function bind(root: HTMLElement): void {
  const form = part(root, 'form', HTMLFormElement);
  const input = part(root, 'input[type=file]', HTMLInputElement);
  const problem = part(root, '[data-upload-problem]', HTMLElement);
  const progress = part(root, '[data-upload-progress]', HTMLElement);
  const bar = part(root, 'progress', HTMLProgressElement);
  const button = part(root, 'button', HTMLButtonElement);

  const say = (text: string | undefined) => {
    problem.textContent = text ?? '';
    problem.hidden = text === undefined;
    progress.hidden = true;
    button.disabled = false;
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const bytes = [...(input.files ?? [])].reduce((sum, { size }) => sum + size, 0);
    if (bytes > Number(root.dataset.maxBytes)) {
      say(root.dataset.tooLarge);
      return;
    }
    say(undefined);
    button.disabled = true;
    bar.value = 0;
    progress.hidden = false;
    const request = new XMLHttpRequest();
    request.open('POST', location.href);
    request.upload.addEventListener('progress', ({ loaded, total }) => (bar.value = (100 * loaded) / total));
    request.addEventListener('error', () => say(root.dataset.failed));
    request.addEventListener('load', () => {
      // A form that was taken leads on, and whoever is signed out to the page that signs in; a refusal says so by its status.
      if (request.status < 400) location.assign(request.responseURL);
      else if (request.status >= 500) say(root.dataset.failed);
      else showRefusal(root, request.responseText, input.files);
    });
    request.send(new FormData(form));
  });
}

/** Binds every form with a file on the page. */
export function bindUploads(): void {
  for (const root of document.querySelectorAll<HTMLElement>('[data-upload]')) {
    if (root.dataset.upload === 'bound') continue;
    root.dataset.upload = 'bound';
    bind(root);
  }
}
