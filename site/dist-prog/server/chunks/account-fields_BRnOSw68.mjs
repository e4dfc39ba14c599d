import { n as newPassword, t as consentDocuments } from "./contracts_BmvPke0W.mjs";
import * as z from "zod";
// src/features/session/account-fields.ts
/** The shortest password that the API accepts. */
var PASSWORD_MINIMUM = newPassword.minLength ?? 0;
/** The version in force of a document that a person accepts with an invitation. */
function consentVersion(document) {
	return consentDocuments.find((entry) => entry.document === document)?.version ?? "";
}
/** An e-mail address as people type it. */
var emailField = z.string().trim().max(254).pipe(z.email());
/** A password being chosen; spaces count. */
var newPasswordField = newPassword;
/** A password being given; nothing but its presence is checked here. */
var passwordField = z.string().min(1).max(200);
/** A single-use token out of a link of ours. */
var tokenField = z.string().min(20).max(512);
/** A first or last name. */
var nameField = z.string().trim().min(1).max(80);
/** A box that must be ticked. */
var tickedField = z.literal("on");
export { newPasswordField as a, tokenField as c, nameField as i, consentVersion as n, passwordField as o, emailField as r, tickedField as s, PASSWORD_MINIMUM as t };
