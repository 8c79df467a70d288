/* The languages of the content. English is the language of the texts in the
 * code; Chinese comes from a catalogue that is opened once, at first use.
 */
#include "config.h"

#include "way-lang.h"

#include "way-mo.h"
#include "way-paths.h"

#include <locale.h>
#include <string.h>

#define CONTEXT_END '\004'
#define CHINESE_LOCALE "zh_CN"

/* Returns NULL where the file is missing or damaged: the program is then in
 * English, which is better than not at all. */
static WayMo *
open_catalogue (void)
{
  g_autofree char *folder = way_paths_locale ();
  g_autofree char *path = g_build_filename (folder, CHINESE_LOCALE, "LC_MESSAGES",
                                            GETTEXT_PACKAGE ".mo", NULL);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GBytes) bytes = NULL;

  if (file == NULL)
    return NULL;
  bytes = g_mapped_file_get_bytes (file);
  return way_mo_new (bytes, NULL);
}

static const char *
translate (const char *text)
{
  static gsize is_open = 0;
  static WayMo *catalogue = NULL;

  if (g_once_init_enter (&is_open))
    {
      catalogue = open_catalogue ();
      g_once_init_leave (&is_open, 1);
    }
  return catalogue != NULL ? way_mo_lookup (catalogue, text) : NULL;
}

static const char *
without_context (const char *text)
{
  const char *end = strchr (text, CONTEXT_END);

  return end != NULL ? end + 1 : text;
}

/* Whether a locale such as zh_CN.UTF-8 or zh-Hans is of a language. */
static gboolean
is_of_language (const char *locale,
                const char *language)
{
  gsize length = strlen (language);

  return g_ascii_strncasecmp (locale, language, length) == 0
      && !g_ascii_isalnum (locale[length]);
}

static gboolean
is_untranslated (const char *locale)
{
  return g_str_equal (locale, "C") || g_str_equal (locale, "POSIX");
}

/* The locale of messages, found as setlocale() finds it. */
static const char *
locale_of_messages (void)
{
  const char *const variables[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      const char *locale = g_getenv (variables[i]);

      if (locale != NULL && *locale != '\0')
        return locale;
    }
  return "C";
}

/* The first language of a list that the program has; a language that it does
 * not have is passed over, as gettext does. */
static WayLang
choose_from_list (const char *list)
{
  g_auto (GStrv) locales = g_strsplit (list, ":", -1);

  for (guint i = 0; locales[i] != NULL; i++)
    {
      if (is_of_language (locales[i], "zh"))
        return WAY_LANG_ZH;
      if (is_of_language (locales[i], "en") || is_untranslated (locales[i]))
        return WAY_LANG_EN;
    }
  return WAY_LANG_EN;
}

/**
 * way_lang_from_locale:
 * @locale: (nullable): the name of a locale, such as zh_CN.UTF-8
 *
 * Returns: Chinese for every locale of the language zh, whatever its country
 *   or script; English for all others
 */
WayLang
way_lang_from_locale (const char *locale)
{
  return locale != NULL && is_of_language (locale, "zh") ? WAY_LANG_ZH : WAY_LANG_EN;
}

/**
 * way_lang_of_user:
 *
 * Finds the language of the messages as gettext does: LC_ALL, LC_MESSAGES and
 * LANG name the locale; where that is not C, the list in LANGUAGE goes before
 * it.
 *
 * Returns: the language that the user's environment asks for
 */
WayLang
way_lang_of_user (void)
{
  const char *locale = locale_of_messages ();
  const char *list = g_getenv ("LANGUAGE");

  if (is_untranslated (locale))
    return WAY_LANG_EN;
  if (list != NULL && *list != '\0')
    return choose_from_list (list);
  return way_lang_from_locale (locale);
}

/**
 * way_lang_parse:
 * @text: `en` or `zh`, or the name of a locale of one of them
 * @lang: (out): the language; untouched on failure
 *
 * Reads the name of a language as it stands in options and files.
 *
 * Returns: %FALSE if @text names neither
 */
gboolean
way_lang_parse (const char *text,
                WayLang    *lang)
{
  g_return_val_if_fail (text != NULL && lang != NULL, FALSE);

  if (is_of_language (text, "zh"))
    *lang = WAY_LANG_ZH;
  else if (is_of_language (text, "en"))
    *lang = WAY_LANG_EN;
  else
    return FALSE;
  return TRUE;
}

/**
 * way_lang_to_locale:
 * @lang: a language
 *
 * Returns: (transfer none): the name under which gettext knows it, without a
 *   character set: `en` or `zh_CN`
 */
const char *
way_lang_to_locale (WayLang lang)
{
  return lang == WAY_LANG_ZH ? CHINESE_LOCALE : "en";
}

/**
 * way_tr:
 * @lang: a language
 * @text: a text of the program in English; WAY_C_() adds a context to it
 *
 * Translates. It may be called from any thread.
 *
 * Returns: (transfer none): the translation, which lasts for ever; @text
 *   without its context where there is none
 */
const char *
way_tr (WayLang     lang,
        const char *text)
{
  const char *translation;

  g_return_val_if_fail (text != NULL, "");

  translation = lang == WAY_LANG_ZH ? translate (text) : NULL;
  return translation != NULL ? translation : without_context (text);
}

/**
 * way_tr_n:
 * @lang: a language
 * @one: the text for one thing, in English; WAY_C_() adds a context to it
 * @many: the text for any other number of things
 * @n: the number of things
 *
 * Translates a text that depends on a number. Chinese has one form for all.
 * Both texts stand in the call as they are: xgettext would take those in
 * WAY_N_() for two messages.
 *
 * Returns: (transfer none): the translation, which lasts for ever; else that
 *   of @one and @many which fits @n
 */
const char *
way_tr_n (WayLang     lang,
          const char *one,
          const char *many,
          guint64     n)
{
  const char *translation;

  g_return_val_if_fail (one != NULL && many != NULL, "");

  translation = lang == WAY_LANG_ZH ? translate (one) : NULL;
  if (translation != NULL)
    return translation;
  return n == 1 ? without_context (one) : many;
}

/**
 * way_lang_choose_locale:
 *
 * Takes over the locale of the user, at the start of a program. The plain C
 * locale knows ASCII only, and a locale that is not installed leaves that one
 * in force; names and texts here are UTF-8.
 */
void
way_lang_choose_locale (void)
{
  setlocale (LC_ALL, "");
  if (strcmp (setlocale (LC_CTYPE, NULL), "C") == 0)
    setlocale (LC_CTYPE, "C.UTF-8");
}

/**
 * way_lang_join:
 * @texts: a text in both languages
 * @lang: the language that is wanted first
 * @both: whether the other one follows
 *
 * Returns: (transfer full): "China 中国", or one of them alone; once what is the
 *   same in both, and what is empty not at all
 */
char *
way_lang_join (const char *const texts[WAY_N_LANGS],
               WayLang           lang,
               gboolean          both)
{
  const char *first, *second;

  g_return_val_if_fail (texts != NULL && lang < WAY_N_LANGS, NULL);

  first = texts[lang];
  second = texts[!lang];
  if (!both || *second == '\0' || g_str_equal (first, second))
    return g_strdup (first);
  return *first == '\0' ? g_strdup (second) : g_strconcat (first, " ", second, NULL);
}

/**
 * way_tr_join:
 * @lang: the language that is wanted first
 * @both: whether the other one follows
 * @text: a text of the program in English; WAY_C_() adds a context to it
 *
 * Returns: (transfer full): the text as way_lang_join() joins it
 */
char *
way_tr_join (WayLang     lang,
             gboolean    both,
             const char *text)
{
  const char *const texts[WAY_N_LANGS] = { way_tr (WAY_LANG_EN, text), way_tr (WAY_LANG_ZH, text) };

  return way_lang_join (texts, lang, both);
}
