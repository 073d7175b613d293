package dev.rapport.capture.email;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the sender newly wrote in HTML alone, as programs write it. */
class WhoWroteHtmlTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "gmail | Two seats more, please. | `<div dir=\"ltr\">Two seats more, please.<div><br></div><div>Thanks,</div><div>Dana</div></div><br><div class=\"gmail_quote gmail_quote_container\"><div dir=\"ltr\" class=\"gmail_attr\">On Wed, Jan 10, 2024 at 3:41 PM Tom Becker &lt;<a href=\"mailto:t@us.example\">t@us.example</a>&gt; wrote:<br></div><blockquote class=\"gmail_quote\" style=\"margin:0\"><div>How many?</div></blockquote></div>`",
                "gmail signature | Two seats more. | `<div dir=\"ltr\">Two seats more.<br clear=\"all\"><div><br></div><span class=\"gmail_signature_prefix\">-- </span><br><div dir=\"ltr\" class=\"gmail_signature\"><div>Dana Smith<br>Acme Inc.</div></div></div>`",
                "outlook | Two seats more. | `<html><head><style>p.MsoNormal{margin:0}</style></head><body><div class=WordSection1><p class=MsoNormal>Two seats more.<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>Dana Smith<o:p></o:p></p><p class=MsoNormal>Head of IT, Acme Inc.<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in'><p class=MsoNormal><b>From:</b> Tom Becker &lt;t@us.example&gt; <br><b>Sent:</b> Wednesday, January 10, 2024 3:41 PM<br><b>To:</b> Dana<br><b>Subject:</b> offer<o:p></o:p></p></div><p class=MsoNormal>How many?</p></div></body></html>`",
                "outlook web | Two seats more. | `<div style=\"font-family: Calibri\">Two seats more.</div><div><br></div><div id=\"Signature\"><div>Dana Smith</div><div>Acme</div></div><div id=\"appendonsend\"></div><hr style=\"display:inline-block;width:98%\" tabindex=\"-1\"><div id=\"divRplyFwdMsg\" dir=\"ltr\"><font face=\"Calibri\"><b>From:</b> Tom Becker &lt;t@us.example&gt;<br><b>Sent:</b> Wednesday<br><b>To:</b> Dana<br><b>Subject:</b> offer</font><div>&nbsp;</div></div><div>How many?</div>`",
                "outlook mobile | Two seats more. | `<div dir=\"ltr\">Two seats more.</div><div id=\"ms-outlook-mobile-signature\"><div><br></div>Get <a href=\"https://aka.ms/o0ukef\">Outlook for iOS</a></div><hr><div id=\"divRplyFwdMsg\"><b>Von:</b> Tom Becker<br><b>Gesendet:</b> Mittwoch<br><b>An:</b> Dana<br><b>Betreff:</b> Angebot</div><div>Wie viele?</div>`",
                "apple mail | Two seats more. | `<html><head></head><body>Two seats more.<br><br><div>Dana</div><div><br><blockquote type=\"cite\"><div>On 10 Jan 2024, at 15:41, Tom Becker &lt;t@us.example&gt; wrote:</div><br class=\"Apple-interchange-newline\"><div>How many?</div></blockquote></div><br></body></html>`",
                "iphone | Two seats more. | `<html><body dir=\"auto\">Two seats more.<br><br><div dir=\"ltr\">Sent from my iPhone</div><div dir=\"ltr\"><br><blockquote type=\"cite\">On Jan 10, 2024, at 3:41 PM, Tom Becker &lt;t@us.example&gt; wrote:<br><br></blockquote></div><blockquote type=\"cite\"><div dir=\"ltr\">How many?</div></blockquote></body></html>`",
                "yahoo | Two seats more. | `<div class=\"ydp123yahoo-style-wrap\"><div>Two seats more.</div></div><div id=\"ydp99yahoo_quoted_1\" class=\"ydp99yahoo_quoted\"><div><div>On Wednesday, January 10, 2024 at 03:41:00 PM EST, Tom Becker &lt;t@us.example&gt; wrote:</div><div><br></div><div>How many?</div></div></div>`",
                "proton | Two seats more. | `<div style=\"font-family: Arial\">Two seats more.</div><div class=\"protonmail_signature_block\"><div class=\"protonmail_signature_block-proton\">Sent with <a href=\"https://proton.me/\">Proton Mail</a> secure email.</div></div><div class=\"protonmail_quote\">On Wednesday, January 10th, 2024 at 15:41, Tom Becker &lt;t@us.example&gt; wrote:<br><blockquote class=\"protonmail_quote\" type=\"cite\">How many?</blockquote></div>`",
                "thunderbird | Two seats more. | `<div class=\"moz-cite-prefix\">On 10.01.24 15:41, Tom Becker wrote:<br></div><blockquote type=\"cite\" cite=\"mid:1@us.example\"><p>How many?</p></blockquote><p>Two seats more.</p><div class=\"moz-signature\">-- <br>Dana</div>`",
                "zimbra | Two seats more. | `<div><div>Two seats more.<br></div><hr id=\"zwchr\"><div><b>De: </b>\"Tom Becker\" &lt;t@us.example&gt;<br><b>À: </b>\"Dana\" &lt;dana@acme.example&gt;<br><b>Envoyé: </b>Mercredi 10 Janvier 2024 15:41:00<br><b>Objet: </b>offre<br></div><div>Combien ?</div></div>`",
                "gmx | Two seats more. | `<html><body><div><div>Two seats more.</div><div>&nbsp;<div name=\"quote\" style=\"margin:10px 5px; border-left:2px solid #C3D9E5;\"><div><b>Gesendet:</b>&nbsp;Mittwoch, 10. Januar 2024 um 15:41 Uhr<br/><b>Von:</b>&nbsp;\"Tom Becker\" &lt;t@us.example&gt;<br/><b>An:</b>&nbsp;dana@acme.example<br/><b>Betreff:</b>&nbsp;Angebot</div><div name=\"quoted-content\">Wie viele?</div></div></div></div></body></html>`",
                "zoho | Two seats more. | `<div>Two seats more.</div><div class=\"zmail_extra\"><div id=\"Zm-_Id_-Sgn1\">---- On Wed, 10 Jan 2024 15:41:00 +0530 <b>Tom Becker &lt;t@us.example&gt;</b> wrote ---</div><blockquote id=\"blockquote_zmail\"><div>How many?</div></blockquote></div>`",
                "samsung | Two seats more. | `<div>Two seats more.</div><div><br></div><div id=\"composer_signature\"><div dir=\"auto\">Sent from my Galaxy</div></div><div><br></div><div style=\"font-size:100%\"><!-- originalMessage --><div>-------- Original message --------</div><div>From: Tom Becker &lt;t@us.example&gt;</div><div>Date: 1/10/24 15:41 (GMT+01:00)</div><div>To: Dana</div><div>Subject: offer</div></div><div>How many?</div>`",
                "quotes a contract | The clause says: You pay in 30 days. We want 60. | `<p>The clause says:</p><blockquote>You pay in 30 days.</blockquote><p>We want 60.</p>`",
                "table layout | Two seats more. | `<table><tr><td><p>Two seats more.</p><p>Best regards<br>Dana Smith<br>Acme Inc. | +1 415 555 0142</p></td></tr></table>`",
                "superhuman | Two seats more. | `<div><div>Two seats more.</div><div class=\"sh-signature\"><div class=\"gmail_signature\">Dana</div></div><div class=\"gmail_quote\">On Wed, Jan 10, 2024 at 3:41 PM, Tom Becker <span>&lt;<a>t@us.example</a>&gt;</span> wrote:<br><blockquote class=\"gmail_quote\"><div>How many?</div></blockquote></div></div>`",
                "fastmail | Two seats more. | `<div>Two seats more.<br></div><div id=\"sig123\"><div class=\"signature\">--<br></div><div class=\"signature\">Dana</div></div><div>On Wed, Jan 10, 2024, at 3:41 PM, Tom Becker wrote:<br></div><blockquote type=\"cite\" id=\"qt\"><div>How many?</div></blockquote>`"
            })
    void onlyTheAnswerIsTheReply(String program, String reply, String html) {
        String read =
                EmailReading.html(html).text().reply().replaceAll("\\s+", " ").strip();
        assertThat(read.replaceAll(" (?:Thanks, )?Dana$", "")).as(program).isEqualTo(reply);
    }
}
