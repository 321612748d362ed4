// Posted forms: the chosen file is named, one that is too large is refused before it is sent, and a form marked data-once is sent once.
document.addEventListener("change", event => {
  const input = event.target;
  if (!(input instanceof HTMLInputElement) || !input.dataset.maxBytes) return;
  const file = input.files[0];
  const name = input.parentElement.querySelector(".file-name");
  name.textContent = file?.name ?? name.dataset.none;
  input.setCustomValidity(file && file.size > Number(input.dataset.maxBytes) ? input.dataset.tooLarge : "");
  input.reportValidity();
});

document.addEventListener("invalid", event => {
  if (event.target.validity.valueMissing && event.target.dataset.missing) event.target.setCustomValidity(event.target.dataset.missing);
}, true);

document.addEventListener("submit", event => {
  const words = event.target.dataset.once;
  if (words === undefined) return;
  const button = event.target.querySelector("button[type=submit]");
  button.disabled = true;
  button.lastChild.textContent = " " + words;
});

// In a list that is searched by typing what stands there is replaced by what is typed, at once and not when the server has answered;
// Enter chooses, and does not send the form around it.
let entered = null;
const searchedList = event => event.target instanceof HTMLInputElement && event.target.closest(".search-choice") ? event.target : null;
document.addEventListener("focusin", event => {
  entered = searchedList(event);
  entered?.select();
});
document.addEventListener("input", () => { entered = null; });
// The click that brought her there would take the selection away again.
document.addEventListener("click", event => {
  if (entered !== null && entered === event.target) entered.select();
  entered = null;
});
document.addEventListener("keydown", event => {
  if (["Enter", "ArrowUp", "ArrowDown"].includes(event.key) && searchedList(event)) event.preventDefault();
});

// The officer's menu closes with a click elsewhere, as any menu does.
document.addEventListener("click", event => {
  for (const menu of document.querySelectorAll(".user-menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

// A page that comes back from the browser's memory may be sent again.
window.addEventListener("pageshow", event => {
  if (event.persisted) location.reload();
});

// What an officer searched for stays in her tab (SearchMemory); a view of all rows goes to the printer once it is drawn (ListPart).
window.socialpay = {
  keep: (key, words) => sessionStorage.setItem("tim-" + key, words),
  recall: key => sessionStorage.getItem("tim-" + key),
  reveal: id => document.getElementById(id)?.scrollIntoView({ block: "nearest" }),
  print: () => requestAnimationFrame(() => setTimeout(() => window.print(), 100)),
};
