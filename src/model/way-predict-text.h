/* What is said about a question to the class: its answers, and how far the
 * line of the class was off.
 */
#pragma once

#include "way-presentation.h"
#include "way-verdict.h"

G_BEGIN_DECLS

char     *way_predict_describe_option (const WayStatedGoal    *target,
                                       const WayPredictOption *option,
                                       WayLang                 lang);
gboolean  way_predict_is_right        (const WayPredictOption *option,
                                       const WayVerdict       *verdict);
char     *way_predict_describe_guess  (const WayDataset       *dataset,
                                       guint                   stated,
                                       const WayVerdict       *verdict,
                                       const WayGuess         *guess,
                                       guint                   n_guess,
                                       WayLang                 lang);

G_END_DECLS
