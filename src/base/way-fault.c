/* Errors are made where no language is known, with a message in English that
 * names file, line and field. Other languages have a sentence for each code of
 * each domain, and the same place. Domains are named, as this layer knows none
 * of those above it; a test holds the names and codes to the headers.
 */
#include "config.h"

#include "way-fault.h"

#include <stdio.h>
#include <string.h>

#define MAX_CODES 9

static const struct
{
  const char *domain;
  const char *sentences[MAX_CODES];   /* in the order of the codes, ended by NULL */
} domains[] = {
  { "way-csv-error-quark",
    { WAY_N_ ("The table is not text in UTF-8"),
      WAY_N_ ("The quotation marks of the table do not match") } },
  { "way-csv-folder-error-quark",
    { WAY_N_ ("The folder cannot be opened"),
      WAY_N_ ("The tables of the folder break rules of the format") } },
  { "way-dataset-error-quark", { WAY_N_ ("A row of the data set breaks a rule of the format") } },
  { "way-json-error-quark",
    { WAY_N_ ("The file or the view is not as this program writes it"),
      WAY_N_ ("The file or the view is nested too deeply") } },
  { "way-mo-error-quark", { WAY_N_ ("The translations cannot be read") } },
  { "way-own-error-quark",
    { WAY_N_ ("The note was changed elsewhere meanwhile; both texts are kept"),
      WAY_N_ ("The note is too long and is not saved"),
      WAY_N_ ("The file of your stars and notes cannot be opened"),
      WAY_N_ ("The file is none of stars and notes"),
      WAY_N_ ("Another version of Waymark wrote the file of stars and notes"),
      WAY_N_ ("Another program holds the file of your stars and notes"),
      WAY_N_ ("The file of your stars and notes is damaged"),
      WAY_N_ ("The file of your stars and notes cannot be written") } },
  { "way-picture-error-quark",
    { WAY_N_ ("A picture of this size cannot be made"),
      WAY_N_ ("The picture lacks what it is to show"),
      WAY_N_ ("The fonts for the picture cannot be read") } },
  { "way-picture-read-error-quark",
    { WAY_N_ ("The file is no picture that this program can open"),
      WAY_N_ ("The picture is damaged"),
      WAY_N_ ("The picture holds more text than a view can have"),
      WAY_N_ ("The picture holds no view") } },
  { "way-png-error-quark",
    { WAY_N_ ("A picture of this size cannot be written"),
      WAY_N_ ("The picture cannot be written") } },
  { "way-saved-views-error-quark", { WAY_N_ ("The saved views are damaged") } },
  { "way-store-error-quark",
    { WAY_N_ ("The data set cannot be opened"),
      WAY_N_ ("The file is no data set of this program"),
      WAY_N_ ("The data set is of a version that this program does not read"),
      WAY_N_ ("The data set is being changed, or a change was broken off"),
      WAY_N_ ("The file holds more than a data set does, and is not opened"),
      WAY_N_ ("The data set is damaged"),
      WAY_N_ ("The data set cannot be written"),
      WAY_N_ ("A row of the data set breaks a rule of the format") } },
  { "way-tour-error-quark",
    { WAY_N_ ("The tour is not as tours are written"),
      WAY_N_ ("The tour was written by a later version of Waymark"),
      WAY_N_ ("The tour names what the data set does not have") } },
};

static const char *const *
find_sentences (const char *domain)
{
  for (guint i = 0; i < G_N_ELEMENTS (domains); i++)
    if (g_strcmp0 (domains[i].domain, domain) == 0)
      return domains[i].sentences;
  return NULL;
}

/**
 * way_fault_n_codes:
 * @domain: the name of a domain of errors, such as "way-json-error-quark"
 *
 * Returns: for how many of its codes there is a sentence
 */
guint
way_fault_n_codes (const char *domain)
{
  const char *const *sentences;
  guint n = 0;

  g_return_val_if_fail (domain != NULL, 0);

  sentences = find_sentences (domain);
  while (sentences != NULL && n < MAX_CODES && sentences[n] != NULL)
    n++;
  return n;
}

static gboolean
has_han (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_get_script (g_utf8_get_char (text)) == G_UNICODE_SCRIPT_HAN)
      return TRUE;
  return FALSE;
}

/* A part of a message that says where: a file, a place in it, a scene or a row;
 * NULL for what says why. */
static char *
read_place (const char *part,
            WayLang     lang)
{
  char table[32];
  guint one, other;

  if (sscanf (part, "line %u, column %u", &one, &other) == 2
      || sscanf (part, "line %u, field %u", &one, &other) == 2)
    return g_strdup_printf (way_tr (lang, WAY_N_ ("line %u, place %u")), one, other);
  if (sscanf (part, "scene %u", &one) == 1)
    return g_strdup_printf (way_tr (lang, WAY_N_ ("scene %u")), one);
  if (sscanf (part, "%31[a-z_], row %u", table, &one) == 2)
    return g_strdup_printf (way_tr (lang, WAY_N_ ("table %s, row %u")), table, one);
  if (*part == '/' || (strchr (part, '.') != NULL && strchr (part, ' ') == NULL))
    return g_strdup (part);
  return NULL;
}

/* The places that a message names, line by line. */
static char *
find_places (const char *message,
             WayLang     lang)
{
  g_auto (GStrv) lines = g_strsplit (message, "\n", -1);
  GString *places = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], ": ", -1);
      gboolean first = TRUE;

      for (guint j = 0; parts[j] != NULL; j++)
        {
          g_autofree char *place = read_place (parts[j], lang);

          if (place == NULL)
            continue;
          g_string_append_printf (places, "%s%s",
                                  places->len == 0 ? "" : first ? "；" : "，", place);
          first = FALSE;
        }
    }
  return g_string_free (places, FALSE);
}

/**
 * way_fault_describe:
 * @error: an error
 * @lang: a language
 *
 * Returns: (transfer full): what went wrong, and where: in English the message
 *   itself; in another language a sentence for its code with the file, the
 *   line, the scene or the row. Errors of GLib and GTK keep their message, which
 *   those libraries translate.
 */
char *
way_fault_describe (const GError *error,
                    WayLang       lang)
{
  const char *const *sentences;
  const char *reason;
  g_autofree char *places = NULL;

  g_return_val_if_fail (error != NULL, NULL);

  sentences = find_sentences (g_quark_to_string (error->domain));
  reason = g_strrstr (error->message, ": ");
  if (lang == WAY_LANG_EN || sentences == NULL || error->code < 0
      || error->code >= MAX_CODES || sentences[error->code] == NULL
      || has_han (reason != NULL ? reason : error->message))
    return g_strdup (error->message);
  places = find_places (error->message, lang);
  return g_strdup_printf (*places != '\0' ? "%s（%s）" : "%s%s",
                          way_tr (lang, sentences[error->code]), places);
}

/**
 * way_fault_tell:
 * @error: an error
 *
 * Returns: (transfer full): what went wrong, in the language of the windows
 */
char *
way_fault_tell (const GError *error)
{
  return way_fault_describe (error, way_lang_of_user ());
}
