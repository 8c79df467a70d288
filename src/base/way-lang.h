/* The two languages of the content, and the translations that pictures and
 * the command line use. They are read from the .mo files directly, because
 * gettext knows one language for a whole process, while exports need several
 * at once.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WayLang:
 * @WAY_LANG_EN: English
 * @WAY_LANG_ZH: Chinese in simplified characters
 *
 * A language of the content; also the index into the pairs of texts that the
 * data set holds.
 */
typedef enum
{
  WAY_LANG_EN,
  WAY_LANG_ZH,
} WayLang;

#define WAY_N_LANGS 2

/* Marks a text for translation where it stands in a table; the text is
 * translated where it is used. */
#define WAY_N_(text) (text)

/* The same with a context, which tells apart texts that are equal in English
 * and not in Chinese. */
#define WAY_C_(context, text) context "\004" text

void        way_lang_choose_locale (void);
WayLang     way_lang_from_locale (const char  *locale);
WayLang     way_lang_of_user     (void);
gboolean    way_lang_parse       (const char  *text,
                                  WayLang     *lang);
const char *way_lang_to_locale   (WayLang      lang);
char       *way_lang_join        (const char *const texts[WAY_N_LANGS],
                                  WayLang      lang,
                                  gboolean     both);
char       *way_tr_join          (WayLang      lang,
                                  gboolean     both,
                                  const char  *text);
const char *way_tr               (WayLang      lang,
                                  const char  *text) G_GNUC_FORMAT (2);
const char *way_tr_n             (WayLang      lang,
                                  const char  *one,
                                  const char  *many,
                                  guint64      n) G_GNUC_FORMAT (2) G_GNUC_FORMAT (3);

G_END_DECLS
