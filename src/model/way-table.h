/* The fourteen tables of a data set, column by column: the one description
 * that the checks, the importer, the store and the lists all read.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In an order in which every table comes after those that it refers to. */
typedef enum
{
  WAY_TABLE_THEMES,
  WAY_TABLE_GOALS,
  WAY_TABLE_AREAS,
  WAY_TABLE_BASES,
  WAY_TABLE_ORGANISATIONS,
  WAY_TABLE_SOURCES,
  WAY_TABLE_POLICIES,
  WAY_TABLE_POLICY_SOURCES,
  WAY_TABLE_INDICATORS,
  WAY_TABLE_POLICY_GOALS,
  WAY_TABLE_POLICY_RELATIONS,
  WAY_TABLE_ERAS,
  WAY_TABLE_AREA_SETS,
  WAY_TABLE_OBSERVATIONS,
} WayTableId;

#define WAY_N_TABLES 14
#define WAY_MAX_COLUMNS 21

/* What a field of a column may hold; an empty field is allowed where the
 * column is not `required`. */
typedef enum
{
  WAY_COLUMN_TEXT,    /* any text without control characters */
  WAY_COLUMN_SLUG,    /* small letters, digits and hyphens; goal ids also one dot */
  WAY_COLUMN_CODE,    /* capital letters, digits and hyphens */
  WAY_COLUMN_DATE,    /* as way_date_parse() reads it */
  WAY_COLUMN_YEAR,    /* four digits */
  WAY_COLUMN_NUMBER,  /* digits, perhaps a point and a minus, kept as written */
  WAY_COLUMN_FLAG,    /* 0 or 1 */
  WAY_COLUMN_WORD,    /* one of `words` */
  WAY_COLUMN_URL,     /* http or https */
  WAY_COLUMN_REF,     /* the first column of a row of table `ref` */
  WAY_COLUMN_REFS,    /* several of those, joined by semicolons, none twice */
} WayColumnType;

typedef struct
{
  const char        *name;
  WayColumnType      type;
  gboolean           required;
  const char *const *words;
  WayTableId         ref;
} WayColumn;

/* `unique` lists columns, by number, that together may not repeat; it ends
 * with -1. Where the first column alone identifies a row it is { 0, -1 }. */
typedef struct
{
  const char *name;
  guint       n_columns;
  WayColumn   columns[WAY_MAX_COLUMNS];
  int         unique[6];
} WayTable;

/* Columns by number, for the code that reads rows. */
enum { WAY_THEME_ID, WAY_THEME_NAME_EN, WAY_THEME_NAME_ZH };
enum { WAY_GOAL_ID, WAY_GOAL_TITLE_EN, WAY_GOAL_TITLE_ZH, WAY_GOAL_THEME,
       WAY_GOAL_DESCRIPTION_EN, WAY_GOAL_DESCRIPTION_ZH };
enum { WAY_AREA_CODE, WAY_AREA_NAME_EN, WAY_AREA_NAME_ZH, WAY_AREA_KIND, WAY_AREA_PARENT };
enum { WAY_BASIS_ID, WAY_BASIS_NAME_EN, WAY_BASIS_NAME_ZH, WAY_BASIS_NOTE_EN, WAY_BASIS_NOTE_ZH };
enum { WAY_ORGANISATION_ID, WAY_ORGANISATION_NAME_EN, WAY_ORGANISATION_NAME_ZH,
       WAY_ORGANISATION_ABBREVIATION, WAY_ORGANISATION_KIND };
enum { WAY_SOURCE_ID, WAY_SOURCE_TITLE, WAY_SOURCE_PUBLISHER, WAY_SOURCE_URL, WAY_SOURCE_DATE,
       WAY_SOURCE_LANGUAGE, WAY_SOURCE_EVIDENCE, WAY_SOURCE_LICENCE, WAY_SOURCE_CITE_EN,
       WAY_SOURCE_CITE_ZH };
enum { WAY_POLICY_ID, WAY_POLICY_TITLE_EN, WAY_POLICY_TITLE_ZH, WAY_POLICY_SHORT_EN,
       WAY_POLICY_SHORT_ZH, WAY_POLICY_NUMBER_EN, WAY_POLICY_NUMBER_ZH, WAY_POLICY_DATE,
       WAY_POLICY_DATE_EVENT, WAY_POLICY_KIND, WAY_POLICY_THEME, WAY_POLICY_RANK,
       WAY_POLICY_ISSUERS, WAY_POLICY_LEVEL, WAY_POLICY_REGION, WAY_POLICY_PERIOD_START,
       WAY_POLICY_PERIOD_END, WAY_POLICY_SUMMARY_EN, WAY_POLICY_SUMMARY_ZH, WAY_POLICY_IN_SEED,
       WAY_POLICY_CONFIDENCE };
enum { WAY_POLICY_SOURCE_POLICY, WAY_POLICY_SOURCE_SOURCE, WAY_POLICY_SOURCE_SUPPORTS_EN };
enum { WAY_INDICATOR_ID, WAY_INDICATOR_NAME_EN, WAY_INDICATOR_NAME_ZH, WAY_INDICATOR_UNIT_EN,
       WAY_INDICATOR_UNIT_ZH, WAY_INDICATOR_BETTER, WAY_INDICATOR_TIMING, WAY_INDICATOR_RATE,
       WAY_INDICATOR_PRICES, WAY_INDICATOR_DEFINITION_EN, WAY_INDICATOR_DEFINITION_ZH,
       WAY_INDICATOR_SOURCE };
enum { WAY_STATED_ID, WAY_STATED_POLICY, WAY_STATED_GOAL, WAY_STATED_STATEMENT_EN,
       WAY_STATED_STATEMENT_ZH, WAY_STATED_INDICATOR, WAY_STATED_AREA, WAY_STATED_MEASURE,
       WAY_STATED_COMPARATOR, WAY_STATED_VALUE, WAY_STATED_UNIT, WAY_STATED_BASELINE,
       WAY_STATED_BASELINE_YEAR, WAY_STATED_DUE_YEAR, WAY_STATED_SOURCE };
enum { WAY_RELATION_FROM, WAY_RELATION_KIND, WAY_RELATION_TO, WAY_RELATION_SOURCE };
enum { WAY_ERA_ID, WAY_ERA_NAME_EN, WAY_ERA_NAME_ZH, WAY_ERA_SHORT_EN, WAY_ERA_SHORT_ZH,
       WAY_ERA_START, WAY_ERA_END, WAY_ERA_POLICY };
enum { WAY_AREA_SET_ID, WAY_AREA_SET_NAME_EN, WAY_AREA_SET_NAME_ZH, WAY_AREA_SET_AREAS };
enum { WAY_OBSERVATION_INDICATOR, WAY_OBSERVATION_AREA, WAY_OBSERVATION_YEAR,
       WAY_OBSERVATION_VALUE, WAY_OBSERVATION_BASIS, WAY_OBSERVATION_STATUS,
       WAY_OBSERVATION_PUBLISHED, WAY_OBSERVATION_SOURCE };

const WayTable *way_table_get         (WayTableId   id);
gboolean        way_table_find        (const char  *name,
                                       WayTableId  *id);
int             way_table_find_column (WayTableId   id,
                                       const char  *column);
int             way_word_index        (const char *const *words,
                                       const char        *word);
gboolean        way_is_plain_number   (const char        *text);

/* The vocabularies; the order is that of the enumerations in way-dataset.h. */
extern const char *const way_date_event_words[];
extern const char *const way_policy_kind_words[];
extern const char *const way_level_words[];
extern const char *const way_rank_words[];
extern const char *const way_confidence_words[];
extern const char *const way_organisation_kind_words[];
extern const char *const way_area_kind_words[];
extern const char *const way_evidence_words[];
extern const char *const way_licence_words[];
extern const char *const way_relation_words[];
extern const char *const way_comparator_words[];
extern const char *const way_measure_words[];
extern const char *const way_better_words[];
extern const char *const way_timing_words[];
extern const char *const way_prices_words[];
extern const char *const way_status_words[];

G_END_DECLS
