"use strict";
/* Show a question only when the answer it depends on is chosen. Without script all are shown; the server ignores the rest. */
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

/*
 * A request that waited for the one before it is sent with the button that was pressed for it: by then that button may be
 * replaced, or another one pressed. Give each tap at a door a unique key: sent twice over a bad connection, it counts once.
 */
document.addEventListener("htmx:configRequest", (event) => {
    const pressed = event.detail.triggeringEvent && event.detail.triggeringEvent.submitter;
    if (pressed && pressed.name) event.detail.parameters[pressed.name] = pressed.value;
    if (pressed && pressed.dataset.tap !== undefined && crypto.randomUUID) event.detail.parameters.key = crypto.randomUUID();
});

/* Reasons and comments are typed below the preview: do not refresh the preview while typing there. */
document.querySelectorAll("#seen").forEach((seen) => {
    ["input", "change"].forEach((kind) => seen.addEventListener(kind, (event) => event.stopPropagation()));
});

/* Copy the hours of Monday until Friday without asking the server. */
document.querySelectorAll("[data-copy]").forEach((button) => button.addEventListener("click", (event) => {
    const days = [...button.form.querySelectorAll(`[data-week="${button.dataset.copy}"]`)];
    event.preventDefault();
    days.slice(1, 5).forEach((day) => { day.value = days[0].value; });
    days[0].dispatchEvent(new Event("input", { bubbles: true }));
}));
