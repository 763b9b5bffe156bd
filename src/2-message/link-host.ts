const names = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/**
 * Services that make a short address of any other, by their host. From the services' own pages; the larger public lists
 * are of intelligence, this one is what mail is full of.
 */
const SHORTENERS = names(
  '1url.com 2no.co a.co adf.ly aka.ms amzn.to b.link bc.vc bit.do bit.ly bitly.com bitly.ws bl.ink budurl.com buff.ly ' +
    'clck.ru cli.re cutt.ly cutt.us cuturl.cc db.tt disq.us dlvr.it dub.sh eepurl.com fb.me flip.it forms.gle g.co ' +
    'g.page gg.gg go.ly goo.gl goo.su grabify.link hubs.la hubs.li hubs.ly hyperurl.co i.mp ibm.co ift.tt iplogger.org ' +
    'is.gd j.mp kutt.it l.ead.me lc.chat linkd.in linktr.ee lnk.bio lnk.to lnkd.in mailchi.mp mcaf.ee msft.it n9.cl ' +
    'nyti.ms o365.link on.soundcloud.com ouo.io ow.ly po.st ppt.cc prf.hn q-r.to qr.ae qr.net qrco.de qrfy.io rb.gy ' +
    'rebrand.ly reurl.cc rotf.lol s.id s.yam.com short.cm short.gy short.io shorte.st shorturl.ac shorturl.asia ' +
    'shorturl.at shrtco.de sl.ink slack.link smarturl.it snip.ly snip.link soo.gd spoti.fi sprl.in surl.li svy.mk ' +
    't.co t.ly t.me tiny.cc tiny.one tiny.pl tinyurl.com tny.im tr.im trib.al twit.ac u.nu u.to ukr.link ur1.ca url.ie ' +
    'urlz.fr urlzs.com urly.it v.gd v.ht vk.cc vzturl.com wa.link wa.me we.tl wp.me x.co x.gd xurl.es y2u.be youtu.be ' +
    'yourls.org zc.vg zpr.io zurl.co zws.im',
)

/**
 * Hosts on which people put files and pages for others, or let the service show them: any of their users may. From the
 * services' own pages.
 */
const FILE_HOSTS = names(
  'drive.google.com docs.google.com sites.google.com forms.google.com storage.googleapis.com storage.cloud.google.com ' +
    'firebasestorage.googleapis.com photos.google.com photos.app.goo.gl script.google.com lookerstudio.google.com ' +
    'dropbox.com dropboxusercontent.com db.tt 1drv.ms onedrive.live.com d.docs.live.net sharepoint.com sharepoint.us ' +
    'sharepoint.cn sharepoint.de forms.office.com forms.microsoft.com sway.office.com sway.cloud.microsoft ' +
    'onenote.com box.com boxcloud.com wetransfer.com we.tl icloud.com icloud-content.com mega.nz mega.io mega.co.nz ' +
    'mediafire.com 4shared.com sendspace.com sendgb.com filemail.com transfernow.net smash.gg fromsmash.com swisstransfer.com ' +
    'hightail.com sharefile.com citrixdata.com egnyte.com pcloud.com pcloud.link u.pcloud.link sync.com tresorit.com ' +
    'send.tresorit.com nextcloud.com drive.proton.me disk.yandex.ru disk.yandex.com yadi.sk cloud.mail.ru ' +
    'pan.baidu.com weiyun.com notion.so notion.site evernote.com airtable.com quip.com coda.io canva.com figma.com ' +
    'miro.com padlet.com issuu.com scribd.com slideshare.net docdroid.net pdfhost.io docsend.com ' +
    'documentcloud.adobe.com acrobat.adobe.com docusign.net docusign.com hellosign.com pandadoc.com signnow.com ' +
    'jotform.com typeform.com formstack.com surveymonkey.com github.io githubusercontent.com gitlab.io pastebin.com ' +
    'gofile.io file.io anonfiles.com catbox.moe krakenfiles.com workupload.com zippyshare.com uploadfiles.io ' +
    'amazonaws.com cloudfront.net blob.core.windows.net web.core.windows.net azurewebsites.net pages.dev workers.dev ' +
    'r2.dev vercel.app netlify.app herokuapp.com web.app firebaseapp.com glitch.me repl.co weebly.com wixsite.com ' +
    'godaddysites.com square.site webflow.io framer.website carrd.co ipfs.io dweb.link',
)

/** True for a host, or a host below one, of a service that shortens addresses: where its links lead, only it knows. */
export function isShortener(host: string): boolean {
  return SHORTENERS.has(host) || (host.startsWith('www.') && SHORTENERS.has(host.slice(4)))
}

/** True for hosts where anybody can put a file or page for others: the host's good name says nothing of the file. */
export function isFileHost(host: string): boolean {
  for (let rest = host; rest !== ''; rest = rest.includes('.') ? rest.slice(rest.indexOf('.') + 1) : '')
    if (FILE_HOSTS.has(rest)) return true
  return false
}
