// What only a script can do with a page: copy its address, hand it to the device, print it.
"use strict";

for (const part of document.querySelectorAll(".share")) {
  const address = part.querySelector("#share-address").value;
  const said = part.querySelector("[data-share-said]");
  const acts = {
    copy: async (button) => {
      await navigator.clipboard.writeText(address);
      said.textContent = button.dataset.done;
    },
    pass: () => navigator.share({ title: part.dataset.shareTitle, url: address }),
    print: () => window.print(),
  };
  const can = { copy: Boolean(navigator.clipboard), pass: Boolean(navigator.share), print: true };
  for (const button of part.querySelectorAll("[data-share]")) {
    const name = button.dataset.share;
    button.hidden = !can[name];
    // Who changes their mind has not failed.
    button.addEventListener("click", () => Promise.resolve(acts[name](button)).catch(() => {}));
  }
  part.querySelector(".share-more").hidden = false;
}
