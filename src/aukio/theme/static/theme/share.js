// Sharing that needs script: copy the address, use the device's share sheet, print.
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
    // Cancelling the share sheet is not an error.
    button.addEventListener("click", () => Promise.resolve(acts[name](button)).catch(() => {}));
  }
  part.querySelector(".share-more").hidden = false;
}
