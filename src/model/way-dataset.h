/* The snapshot of a data set: every policy, goal, figure and source as plain
 * arrays that refer to each other by index. Once built it never changes, so
 * it is shared between threads by reference. What a person adds lies over it as
 * a layer of its own, a value that is exchanged whole.
 */
#pragma once

#include <gio/gio.h>

#include "way-date.h"
#include "way-lang.h"
#include "way-row-source.h"
#include "way-table.h"

G_BEGIN_DECLS

/* No row: the value of an index that refers to nothing. */
#define WAY_NONE G_MAXUINT

typedef enum { WAY_EVENT_ISSUED, WAY_EVENT_PASSED, WAY_EVENT_PUBLISHED, WAY_EVENT_EFFECTIVE }
  WayDateEvent;
typedef enum { WAY_KIND_OUTLINE, WAY_KIND_PLAN, WAY_KIND_OPINIONS, WAY_KIND_MEASURES,
               WAY_KIND_NOTICE, WAY_KIND_LAW, WAY_KIND_PROGRAMME, WAY_KIND_REPORT,
               WAY_KIND_DECISION, WAY_N_KINDS } WayPolicyKind;
typedef enum { WAY_LEVEL_NATIONAL, WAY_LEVEL_REGIONAL, WAY_N_LEVELS } WayLevel;
typedef enum { WAY_ORGANISATION_PARTY, WAY_ORGANISATION_STATE_COUNCIL, WAY_ORGANISATION_MINISTRY,
               WAY_ORGANISATION_AGENCY, WAY_ORGANISATION_REGION, WAY_ORGANISATION_INTERNATIONAL,
               WAY_ORGANISATION_OTHER } WayOrganisationKind;
typedef enum { WAY_AREA_COUNTRY, WAY_AREA_GROUP, WAY_AREA_REGION } WayAreaKind;
typedef enum { WAY_EVIDENCE_PAGE, WAY_EVIDENCE_REPO, WAY_EVIDENCE_SEED, WAY_EVIDENCE_RECALL }
  WayEvidence;
typedef enum { WAY_LICENCE_CC_BY, WAY_LICENCE_OECD, WAY_LICENCE_OFFICIAL, WAY_LICENCE_FACTS }
  WayLicence;
typedef enum { WAY_RELATION_IMPLEMENTS, WAY_RELATION_EXTENDS, WAY_RELATION_SUCCEEDS,
               WAY_RELATION_AMENDS, WAY_RELATION_CITES, WAY_N_RELATIONS } WayRelationKind;
typedef enum { WAY_AT_LEAST, WAY_MORE_THAN, WAY_AT_MOST, WAY_LESS_THAN, WAY_EQUAL, WAY_ABOUT }
  WayComparator;
typedef enum { WAY_MEASURE_LEVEL, WAY_MEASURE_GROWTH, WAY_MEASURE_CUMULATIVE,
               WAY_MEASURE_PARAMETER } WayMeasure;
typedef enum { WAY_BETTER_HIGHER, WAY_BETTER_LOWER, WAY_BETTER_NONE } WayBetter;
typedef enum { WAY_TIMING_FLOW, WAY_TIMING_STOCK, WAY_TIMING_RANK } WayTiming;
typedef enum { WAY_PRICES_NONE, WAY_PRICES_CURRENT, WAY_PRICES_CONSTANT } WayPrices;
typedef enum { WAY_STATUS_PRELIMINARY, WAY_STATUS_FINAL, WAY_STATUS_REVISED } WayStatus;

/* Texts in both languages, to be indexed by WayLang. */
typedef const char *WayPair[WAY_N_LANGS];

/* Texts belong to the snapshot; "" stands for what is not known. Years are 0
 * where there is none. Indices are WAY_NONE where there is no row. */
typedef struct
{
  const char *id;
  WayPair     name;
} WayTheme;

typedef struct
{
  const char *id;
  WayPair     title;
  WayPair     description;
  guint       theme;
} WayGoal;

typedef struct
{
  const char *code;
  WayPair     name;
  WayAreaKind kind;
  guint       parent;
} WayArea;

typedef struct
{
  const char *id;
  WayPair     name;
  WayPair     note;
} WayBasis;

typedef struct
{
  const char         *id;
  WayPair             name;
  const char         *abbreviation;
  WayOrganisationKind kind;
} WayOrganisation;

typedef struct
{
  const char *id;
  const char *title;
  const char *publisher;
  const char *url;
  const char *language;
  WayDate     date;
  WayEvidence evidence;
  WayLicence  licence;
  WayPair     cite;
} WaySource;

typedef struct
{
  const char   *id;
  WayPair       title;
  WayPair       short_title;
  WayPair       number;
  WayPair       summary;
  WayDate       date;
  WayDateEvent  event;
  WayPolicyKind kind;
  WayLevel      level;
  guint         theme;
  guint         rank;           /* 1 to 3, 1 shows first */
  guint         region;
  int           period_start;
  int           period_end;
  gboolean      in_seed;
  guint         confidence;     /* index into way_confidence_words */
  guint         first_issuer, n_issuers;      /* in way_dataset_get_issuer() */
  guint         first_stated, n_stated;       /* in the stated goals */
  guint         first_source, n_sources;      /* in the policy sources */
  guint         first_relation, n_relations;  /* in the relations, from here */
} WayPolicy;

/* What layout, filters and counts need of every policy, in 24 bytes, so that
 * they never touch the rows themselves. Days are counted from 1970-01-01. */
typedef struct
{
  gint32  first_day;      /* of its date */
  gint32  end_day;        /* the day after the last of its date */
  guint32 importance;     /* its place among all, 0 for the most important */
  guint32 issuer;         /* the leading one */
  guint16 theme;
  guint16 region;         /* area, or WAY_NO_KEY */
  guint8  kind;
  guint8  level;
  guint8  rank;
  guint8  event;
} WayPolicyKey;

/* No row, in the 16 bits that a key has for its number. */
#define WAY_NO_KEY G_MAXUINT16

typedef struct
{
  guint       policy;
  guint       source;
  const char *supports[WAY_N_LANGS];
} WayPolicySource;

typedef struct
{
  const char *id;
  WayPair     name;
  WayPair     unit;
  WayPair     definition;
  WayBetter   better;
  WayTiming   timing;
  WayPrices   prices;
  gboolean    rate;
  guint       source;
} WayIndicator;

/* One policy's statement of a goal. It is a target where `indicator` is not
 * WAY_NONE; only then are the fields from `measure` on filled. Values are
 * given twice: as number, and with the digits printed in the source. */
typedef struct
{
  const char   *id;
  WayPair       statement;
  guint         policy;
  guint         goal;
  guint         area;
  guint         source;
  guint         indicator;
  WayMeasure    measure;
  WayComparator comparator;
  double        value;
  const char   *value_text;
  const char   *unit;
  gboolean      has_baseline;
  double        baseline;
  const char   *baseline_text;
  int           baseline_year;
  int           due_year;
} WayStatedGoal;

typedef struct
{
  guint           from;
  guint           to;
  WayRelationKind kind;
  guint           source;
} WayRelation;

typedef struct
{
  const char *id;
  WayPair     name;
  WayPair     short_name;
  WayDate     start;
  WayDate     end;
  guint       policy;
} WayEra;

typedef struct
{
  const char *id;
  WayPair     name;
  guint       first_area, n_areas;   /* in way_dataset_get_area_set_member() */
} WayAreaSet;

typedef struct
{
  guint       indicator;
  guint       area;
  int         year;
  double      value;
  const char *value_text;
  guint       basis;
  WayStatus   status;
  WayDate     published;
  guint       source;
} WayObservation;

typedef struct _WayDataset WayDataset;
typedef struct _WayDatasetBuilder WayDatasetBuilder;
typedef struct _WaySearchIndex WaySearchIndex;
typedef struct _WayOwnMarks WayOwnMarks;

#define WAY_DATASET_ERROR (way_dataset_error_quark ())
GQuark way_dataset_error_quark (void);

typedef enum
{
  WAY_DATASET_ERROR_ROW,
} WayDatasetError;

#define WAY_TYPE_DATASET (way_dataset_get_type ())
GType way_dataset_get_type (void);

WayDatasetBuilder *way_dataset_builder_new     (void);
void               way_dataset_builder_free    (WayDatasetBuilder  *builder);
gboolean           way_dataset_builder_add_row (WayDatasetBuilder  *builder,
                                                WayTableId          table,
                                                const char *const  *fields,
                                                GError            **error);
void               way_dataset_builder_set_meta (WayDatasetBuilder *builder,
                                                 const char        *key,
                                                 const char        *value);
void               way_dataset_builder_set_search (WayDatasetBuilder *builder,
                                                   WaySearchIndex    *search);
WayDataset        *way_dataset_builder_end     (WayDatasetBuilder  *builder);

void               way_dataset_builder_begin_keys (WayDatasetBuilder *builder,
                                                   guint              n,
                                                   WayRowSource      *source);
gboolean           way_dataset_builder_add_key (WayDatasetBuilder  *builder,
                                                guint               policy,
                                                const char *const  *fields,
                                                GError            **error);
WayDatasetBuilder *way_dataset_builder_new_complete (WayDataset    *first);
void               way_dataset_builder_add_policy_id (WayDatasetBuilder *builder,
                                                      guint              policy,
                                                      const char        *id);

WayDataset            *way_dataset_ref               (WayDataset       *dataset);
void                   way_dataset_unref             (WayDataset       *dataset);
guint                  way_dataset_get_n_rows        (const WayDataset *dataset,
                                                      WayTableId        table);
const WayTheme        *way_dataset_get_theme         (const WayDataset *dataset, guint index);
const WayGoal         *way_dataset_get_goal          (const WayDataset *dataset, guint index);
const WayArea         *way_dataset_get_area          (const WayDataset *dataset, guint index);
const WayBasis        *way_dataset_get_basis         (const WayDataset *dataset, guint index);
const WayOrganisation *way_dataset_get_organisation  (const WayDataset *dataset, guint index);
const WaySource       *way_dataset_get_source        (const WayDataset *dataset, guint index);
const WayPolicy       *way_dataset_get_policy        (const WayDataset *dataset, guint index);
char                  *way_dataset_dup_short_title   (const WayDataset *dataset, guint policy,
                                                      WayLang           lang);
const WayPolicySource *way_dataset_get_policy_source (const WayDataset *dataset, guint index);
const WayIndicator    *way_dataset_get_indicator     (const WayDataset *dataset, guint index);
const WayStatedGoal   *way_dataset_get_stated_goal   (const WayDataset *dataset, guint index);
const WayRelation     *way_dataset_get_relation      (const WayDataset *dataset, guint index);
const WayEra          *way_dataset_get_era           (const WayDataset *dataset, guint index);
const WayAreaSet      *way_dataset_get_area_set      (const WayDataset *dataset, guint index);
const WayObservation  *way_dataset_get_observation   (const WayDataset *dataset, guint index);

guint        way_dataset_get_issuer            (const WayDataset *dataset,
                                                const WayPolicy  *policy,
                                                guint             n);
guint        way_dataset_get_area_set_member   (const WayDataset *dataset,
                                                const WayAreaSet *set,
                                                guint             n);
guint        way_dataset_find                  (const WayDataset *dataset,
                                                WayTableId        table,
                                                const char       *id);
const guint *way_dataset_get_by_date           (const WayDataset *dataset);
guint        way_dataset_get_place             (const WayDataset *dataset,
                                                guint             policy);
const WayPolicyKey *way_dataset_get_keys       (const WayDataset *dataset);
int                 way_dataset_compare_dates  (const WayDataset *dataset,
                                                guint             a,
                                                guint             b);
guint       *way_dataset_find_in_span          (const WayDataset *dataset,
                                                double            start,
                                                double            end,
                                                guint            *n);
const guint *way_dataset_get_incoming          (const WayDataset *dataset,
                                                guint             policy,
                                                guint            *n);
const guint *way_dataset_get_targets           (const WayDataset *dataset,
                                                guint             indicator,
                                                guint            *n);
const guint *way_dataset_get_statements        (const WayDataset *dataset,
                                                guint             goal,
                                                guint            *n);
gboolean     way_dataset_is_complete           (const WayDataset *dataset);
gboolean     way_dataset_completes             (const WayDataset *dataset,
                                                const WayDataset *first);
WayRowSource *way_dataset_get_source_of_rows   (const WayDataset *dataset);
WayDate      way_dataset_get_newest_release    (const WayDataset *dataset);
const char  *way_dataset_get_meta              (const WayDataset *dataset,
                                                const char       *key);
const char  *way_dataset_get_title             (const WayDataset *dataset,
                                                WayLang           lang);
WaySearchIndex *way_dataset_get_search      (const WayDataset *dataset);
void         way_dataset_set_own            (WayDataset       *dataset,
                                             WayOwnMarks      *marks);
WayOwnMarks *way_dataset_get_own            (const WayDataset *dataset);
gboolean     way_stated_goal_is_target         (const WayStatedGoal *stated);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayDataset, way_dataset_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayDatasetBuilder, way_dataset_builder_free)

G_END_DECLS
