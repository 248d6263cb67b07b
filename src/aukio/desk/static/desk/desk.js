"use strict";
/* A question that depends on another is shown with it. Without this script all are shown, and only what counts is read. */
function follow(part) {
    const [name, values] = part.dataset.if.split("=");
    const form = part.closest("form");
    const show = () => {
        part.hidden = !values.split("|").includes(new FormData(form).get(name));
    };
    form.addEventListener("change", show);
    show();
}
document.querySelectorAll("[data-if]").forEach(follow);

/* Each tap at a door is told under a name of its own: told twice by a bad connection, it counts once. */
document.addEventListener("htmx:configRequest", (event) => {
    const pressed = event.detail.triggeringEvent && event.detail.triggeringEvent.submitter;
    if (pressed && pressed.dataset.tap !== undefined && crypto.randomUUID) event.detail.parameters.key = crypto.randomUUID();
});

/* A reason or a comment is written below the preview: the preview does not come anew under somebody's fingers. */
document.querySelectorAll("#seen").forEach((seen) => {
    ["input", "change"].forEach((kind) => seen.addEventListener(kind, (event) => event.stopPropagation()));
});
