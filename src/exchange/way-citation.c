/* All formats are written from one record of a policy in one language. The CSL
 * names are those of csl-data.json, which refuses others; the RIS tags those
 * that Zotero and EndNote agree on.
 */
#include "config.h"

#include "way-citation.h"

#include <string.h>

#include "way-json.h"
#include "way-phrases.h"
#include "way-provenance.h"
#include "way-words.h"

/* Texts of the snapshot, "" for what is not known; years alone where a date has
 * no more. */
typedef struct
{
  const WayPolicy *policy;
  WayLang          lang;
  const char      *title;
  const char      *other_title;
  const char      *short_title;
  const char      *number;
  const char      *summary;
  const char      *theme;
  const char      *place;        /* the country or the region */
  const char      *url;
  const char      *publisher;    /* of what is found at the address */
  char            *kind;
  char            *issuers;      /* as a line */
  char           **each_issuer;
} Record;

static const struct
{
  const char *word;
  const char *name;
  const char *suffix;
} formats[WAY_N_CITE_FORMATS] = {
  [WAY_CITE_TEXT] = { "text", WAY_N_ ("Text"), ".txt" },
  [WAY_CITE_RIS] = { "ris", "RIS", ".ris" },
  [WAY_CITE_CSL_JSON] = { "csl-json", "CSL-JSON", ".json" },
  [WAY_CITE_BIBTEX] = { "bibtex", "BibTeX", ".bib" },
};

/* What a kind of policy is for reference managers; plans and opinions are
 * reports there, as nothing else has an issuer and a number. */
static const struct
{
  const char *csl;
  const char *ris;
} types[WAY_N_KINDS] = {
  [WAY_KIND_OUTLINE] = { "report", "RPRT" },
  [WAY_KIND_PLAN] = { "report", "RPRT" },
  [WAY_KIND_OPINIONS] = { "report", "RPRT" },
  [WAY_KIND_MEASURES] = { "regulation", "RPRT" },
  [WAY_KIND_NOTICE] = { "regulation", "RPRT" },
  [WAY_KIND_LAW] = { "legislation", "STAT" },
  [WAY_KIND_PROGRAMME] = { "report", "RPRT" },
  [WAY_KIND_REPORT] = { "report", "RPRT" },
  [WAY_KIND_DECISION] = { "document", "RPRT" },
};

static void
clear_record (Record *record)
{
  g_free (record->kind);
  g_free (record->issuers);
  g_strfreev (record->each_issuer);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Record, clear_record)

static const char *
find_place (const WayDataset *dataset,
            const WayPolicy  *policy,
            WayLang           lang)
{
  guint area = policy->region != WAY_NONE ? policy->region
                                          : way_dataset_find (dataset, WAY_TABLE_AREAS, "CHN");

  return area != WAY_NONE ? way_dataset_get_area (dataset, area)->name[lang] : "";
}

static void
make_record (Record           *record,
             const WayDataset *dataset,
             guint             number,
             WayLang           lang)
{
  const WayPolicy *policy = way_dataset_get_policy (dataset, number);
  guint source = way_provenance_main_source (dataset, number);
  g_autoptr (GStrvBuilder) issuers = g_strv_builder_new ();

  for (guint i = 0; i < policy->n_issuers; i++)
    g_strv_builder_add (issuers,
                        way_dataset_get_organisation (
                          dataset, way_dataset_get_issuer (dataset, policy, i))->name[lang]);
  *record = (Record) {
    .policy = policy,
    .lang = lang,
    .title = policy->title[lang],
    .other_title = policy->title[!lang],
    .short_title = policy->short_title[lang],
    .number = policy->number[lang],
    .summary = policy->summary[lang],
    .theme = way_dataset_get_theme (dataset, policy->theme)->name[lang],
    .place = find_place (dataset, policy, lang),
    .url = source != WAY_NONE ? way_dataset_get_source (dataset, source)->url : "",
    .publisher = source != WAY_NONE ? way_dataset_get_source (dataset, source)->publisher : "",
    .kind = way_phrase_capital (way_policy_kind_name (policy->kind, lang)),
    .issuers = way_phrase_issuers (dataset, policy, lang),
    .each_issuer = g_strv_builder_end (issuers),
  };
}

static const char *
get_language (const Record *record)
{
  return record->lang == WAY_LANG_ZH ? "zh-CN" : "en";
}

/* The marks of a title within a title are single ones. */
static char *
mark_title (const char *title)
{
  GString *marked = g_string_new (title);

  g_string_replace (marked, "《", "〈", 0);
  g_string_replace (marked, "》", "〉", 0);
  g_string_prepend (marked, "《");
  g_string_append (marked, "》");
  return g_string_free (marked, FALSE);
}

/* Where the text was found, which need not be with the issuer. */
static char *
phrase_source (const Record *record)
{
  return way_phrase_fact (way_tr (record->lang, WAY_N_ ("Source")), record->publisher,
                          record->lang);
}

/* "Issuers. Title (number). Date. Source: publisher, address" */
static void
add_text (GString      *text,
          const Record *record)
{
  gboolean zh = record->lang == WAY_LANG_ZH;
  g_autofree char *date = way_date_to_text (record->policy->date, record->lang);
  g_autofree char *title = zh ? mark_title (record->title) : g_strdup (record->title);
  g_autofree char *source = phrase_source (record);

  g_string_append_printf (text, zh ? "%s：%s" : "%s. %s", record->issuers, title);
  if (*record->number != '\0')
    g_string_append_printf (text, zh ? "（%s）" : " (%s)", record->number);
  g_string_append_printf (text, zh ? "，%s。" : ". %s.", date);
  if (*record->url != '\0')
    g_string_append_printf (text, zh ? "%s，%s" : " %s, %s", source, record->url);
  g_string_append_c (text, '\n');
}

/* A line of RIS; what is not known has none. */
static void
add_tag (GString    *text,
         const char *tag,
         const char *value)
{
  if (*value != '\0')
    g_string_append_printf (text, "%s  - %s\r\n", tag, value);
}

/* A comma would part the name of an issuer as that of a person. */
static void
add_ris_issuers (GString      *text,
                 const Record *record)
{
  for (guint i = 0; record->each_issuer[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (record->each_issuer[i], ",", -1);
      g_autofree char *name = g_strjoinv ("", parts);

      add_tag (text, "AU", name);
    }
}

static void
add_ris (GString      *text,
         const Record *record)
{
  const WayPolicy *policy = record->policy;
  const char *type = types[policy->kind].ris;
  g_autofree char *year = g_strdup_printf ("%04d", policy->date.year);
  g_autofree char *source = phrase_source (record);
  GString *date = g_string_new (year);

  /* YYYY/MM/DD/, with what is not known left empty. */
  g_string_append_c (date, '/');
  if (policy->date.month > 0)
    g_string_append_printf (date, "%02d", policy->date.month);
  g_string_append_c (date, '/');
  if (policy->date.day > 0)
    g_string_append_printf (date, "%02d", policy->date.day);
  g_string_append_c (date, '/');

  add_tag (text, "TY", type);
  add_tag (text, "ID", policy->id);
  add_tag (text, "TI", record->title);
  add_tag (text, "TT", record->other_title);
  add_tag (text, "ST", record->short_title);
  add_ris_issuers (text, record);
  add_tag (text, "PB", record->each_issuer[0] != NULL ? record->each_issuer[0] : "");
  add_tag (text, "CY", record->place);
  add_tag (text, "PY", year);
  add_tag (text, "DA", date->str);
  add_tag (text, g_str_equal (type, "STAT") ? "M1" : "SN", record->number);
  add_tag (text, "M3", record->kind);
  add_tag (text, "AB", record->summary);
  add_tag (text, "KW", record->theme);
  add_tag (text, "LA", get_language (record));
  add_tag (text, "UR", record->url);
  if (*record->url != '\0')
    add_tag (text, "N1", source);
  g_string_append (text, "ER  - \r\n");
  g_string_free (date, TRUE);
}

static void
add_member (WayJsonWriter *writer,
            const char    *name,
            const char    *value)
{
  if (*value == '\0')
    return;
  way_json_writer_name (writer, name);
  way_json_writer_string (writer, value);
}

static void
add_csl_date (WayJsonWriter *writer,
              WayDate        date)
{
  const int parts[] = { date.year, date.month, date.day };

  way_json_writer_name (writer, "issued");
  way_json_writer_begin_object (writer);
  way_json_writer_name (writer, "date-parts");
  way_json_writer_begin_array (writer);
  way_json_writer_begin_array (writer);
  for (guint i = 0; i < G_N_ELEMENTS (parts) && parts[i] > 0; i++)
    way_json_writer_number (writer, parts[i]);
  way_json_writer_end_array (writer);
  way_json_writer_end_array (writer);
  way_json_writer_end_object (writer);
}

static void
add_csl_issuers (WayJsonWriter *writer,
                 const Record  *record)
{
  way_json_writer_name (writer, "author");
  way_json_writer_begin_array (writer);
  for (guint i = 0; record->each_issuer[i] != NULL; i++)
    {
      way_json_writer_begin_object (writer);
      add_member (writer, "literal", record->each_issuer[i]);
      way_json_writer_end_object (writer);
    }
  way_json_writer_end_array (writer);
}

static void
add_csl (WayJsonWriter *writer,
         const Record  *record)
{
  way_json_writer_begin_object (writer);
  add_member (writer, "id", record->policy->id);
  add_member (writer, "type", types[record->policy->kind].csl);
  add_member (writer, "title", record->title);
  /* The documents are in Chinese. */
  add_member (writer, record->lang == WAY_LANG_ZH ? "translated-title" : "original-title",
              record->other_title);
  add_member (writer, "title-short", record->short_title);
  add_csl_issuers (writer, record);
  add_member (writer, "authority", record->issuers);
  add_member (writer, "jurisdiction", record->place);
  add_csl_date (writer, record->policy->date);
  add_member (writer, "number", record->number);
  add_member (writer, "genre", record->kind);
  add_member (writer, "abstract", record->summary);
  add_member (writer, "keyword", record->theme);
  add_member (writer, "language", get_language (record));
  add_member (writer, "URL", record->url);
  add_member (writer, "source", record->publisher);
  way_json_writer_end_object (writer);
}

/* What TeX reads as more than a character is written as one. */
static char *
escape_tex (const char *text)
{
  GString *escaped = g_string_new (NULL);

  for (; *text != '\0'; text++)
    switch (*text)
      {
      case '&': case '%': case '#': case '_': case '$': case '{': case '}':
        g_string_append_printf (escaped, "\\%c", *text);
        break;
      case '\\':
        g_string_append (escaped, "\\textbackslash{}");
        break;
      case '~':
        g_string_append (escaped, "\\textasciitilde{}");
        break;
      case '^':
        g_string_append (escaped, "\\textasciicircum{}");
        break;
      default:
        g_string_append_c (escaped, *text);
      }
  return g_string_free (escaped, FALSE);
}

/* Two braces keep the letters of a title as they are. */
static void
add_field (GString    *text,
           const char *name,
           const char *value)
{
  g_autofree char *escaped = escape_tex (value);

  if (*value != '\0')
    g_string_append_printf (text, "  %s = {{%s}},\n", name, escaped);
}

static void
add_bibtex_issuers (GString      *text,
                    const Record *record)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; record->each_issuer[i] != NULL; i++)
    {
      g_autofree char *escaped = escape_tex (record->each_issuer[i]);

      g_string_append_printf (names, "%s{%s}", i > 0 ? " and " : "", escaped);
    }
  if (names->len > 0)
    g_string_append_printf (text, "  author = {%s},\n", names->str);
}

/* An address is not escaped, as its field is read as it stands; only braces
 * would end it. */
static void
add_address (GString    *text,
             const char *url)
{
  g_autofree char *safe = g_uri_escape_string (url, ":/?#[]@!$&'()*+,;=%", TRUE);

  if (*url != '\0')
    g_string_append_printf (text, "  url = {%s},\n", safe);
}

static void
add_bibtex (GString      *text,
            const Record *record)
{
  const WayPolicy *policy = record->policy;
  gboolean is_law = policy->kind == WAY_KIND_LAW;
  g_autofree char *source = phrase_source (record);
  g_autofree char *note = *record->url != '\0'
    ? g_strdup_printf ("%s. %s", record->other_title, source) : g_strdup (record->other_title);

  g_string_append_printf (text, "@%s{%s,\n", is_law ? "misc" : "techreport", policy->id);
  add_bibtex_issuers (text, record);
  add_field (text, "title", record->title);
  add_field (text, is_law ? "howpublished" : "institution", record->issuers);
  if (!is_law)
    add_field (text, "type", record->kind);
  add_field (text, "number", record->number);
  g_string_append_printf (text, "  year = {%d},\n", policy->date.year);
  if (policy->date.month > 0)
    g_string_append_printf (text, "  month = {%d},\n", policy->date.month);
  if (policy->date.day > 0)
    g_string_append_printf (text, "  day = {%d},\n", policy->date.day);
  add_field (text, "note", note);
  add_address (text, record->url);
  g_string_append_printf (text, "  language = {%s}\n}\n", get_language (record));
}

/**
 * way_cite_format_parse:
 * @text: a word as way_cite_format_word() gives it
 * @format: (out): what it stands for; untouched on failure
 *
 * Returns: %FALSE if @text stands for no format
 */
gboolean
way_cite_format_parse (const char    *text,
                       WayCiteFormat *format)
{
  g_return_val_if_fail (text != NULL && format != NULL, FALSE);

  for (guint i = 0; i < WAY_N_CITE_FORMATS; i++)
    if (g_str_equal (formats[i].word, text))
      {
        *format = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * way_cite_format_word:
 * @format: a format
 *
 * Returns: (transfer none): the word that stands for it in options
 */
const char *
way_cite_format_word (WayCiteFormat format)
{
  g_return_val_if_fail (format < WAY_N_CITE_FORMATS, "");

  return formats[format].word;
}

/**
 * way_cite_format_name:
 * @format: a format
 * @lang: a language
 *
 * Returns: (transfer none): its name
 */
const char *
way_cite_format_name (WayCiteFormat format,
                      WayLang       lang)
{
  g_return_val_if_fail (format < WAY_N_CITE_FORMATS, "");

  return format == WAY_CITE_TEXT ? way_tr (lang, formats[format].name) : formats[format].name;
}

/**
 * way_cite_format_suffix:
 * @format: a format
 *
 * Returns: (transfer none): how the names of its files end
 */
const char *
way_cite_format_suffix (WayCiteFormat format)
{
  g_return_val_if_fail (format < WAY_N_CITE_FORMATS, "");

  return formats[format].suffix;
}

/* CSL-JSON is one array of all. */
static char *
cite_as_csl (const WayDataset *dataset,
             const guint      *policies,
             guint             n_policies,
             WayLang           lang)
{
  g_autoptr (WayJsonWriter) writer = way_json_writer_new (TRUE);

  way_json_writer_begin_array (writer);
  for (guint i = 0; i < n_policies; i++)
    {
      g_auto (Record) record = { 0 };

      make_record (&record, dataset, policies[i], lang);
      add_csl (writer, &record);
    }
  way_json_writer_end_array (writer);
  return way_json_writer_finish (writer);
}

/**
 * way_cite:
 * @dataset: a snapshot
 * @policies: (array length=n_policies): policies of it
 * @n_policies: how many there are
 * @format: a format
 * @lang: the language of titles and issuers; the other title is there too where
 *   the format has a place for it
 * @both: whether text has a line in the other language, too
 *
 * Returns: (transfer full): citations of the policies, one after the other
 */
char *
way_cite (const WayDataset *dataset,
          const guint      *policies,
          guint             n_policies,
          WayCiteFormat     format,
          WayLang           lang,
          gboolean          both)
{
  GString *text;

  g_return_val_if_fail (dataset != NULL && (policies != NULL || n_policies == 0), NULL);
  g_return_val_if_fail (format < WAY_N_CITE_FORMATS && lang < WAY_N_LANGS, NULL);

  if (format == WAY_CITE_CSL_JSON)
    return cite_as_csl (dataset, policies, n_policies, lang);
  text = g_string_new (NULL);
  for (guint i = 0; i < n_policies; i++)
    for (guint pass = 0; pass < (format == WAY_CITE_TEXT && both ? 2 : 1); pass++)
      {
        g_auto (Record) record = { 0 };

        make_record (&record, dataset, policies[i], pass == 0 ? lang : !lang);
        if (format == WAY_CITE_TEXT)
          add_text (text, &record);
        else if (format == WAY_CITE_RIS)
          add_ris (text, &record);
        else
          add_bibtex (text, &record);
      }
  return g_string_free (text, FALSE);
}
