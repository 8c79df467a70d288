/* Why a verdict is what it is: the line of the rules that decided, and every
 * number that went in, each with where it comes from; and the same in a
 * sentence that a person can quote.
 */
#pragma once

#include "way-verdict.h"

G_BEGIN_DECLS

/**
 * WayReasonLine:
 * @label: what the number is
 * @value: the number in words
 * @observation: the figure of the data set that it is, or %WAY_NONE
 * @source: its source where it is no figure, or %WAY_NONE where it is reckoned
 *   from the other lines
 *
 * A number that went into a verdict.
 */
typedef struct
{
  char  *label;
  char  *value;
  guint  observation;
  guint  source;
} WayReasonLine;

char      *way_verdict_rule     (const WayDataset *dataset,
                                 guint             stated,
                                 const WayVerdict *verdict,
                                 WayLang           lang);
GPtrArray *way_verdict_reason   (const WayDataset *dataset,
                                 guint             stated,
                                 const WayVerdict *verdict,
                                 int               known_on,
                                 WayLang           lang);
char      *way_verdict_sentence (const WayDataset *dataset,
                                 guint             stated,
                                 int               known_on,
                                 WayLang           lang);

G_END_DECLS
