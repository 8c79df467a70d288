/* Pictures that stand on their own: title, what the view shows, and where its
 * figures come from, drawn for a file of a given size.
 */
#pragma once

#include <gio/gio.h>

#include "way-axis.h"
#include "way-surface.h"
#include "way-view.h"

G_BEGIN_DECLS

#define WAY_PICTURE_ERROR (way_picture_error_quark ())
GQuark way_picture_error_quark (void);

typedef enum
{
  WAY_PICTURE_ERROR_SIZE,
  WAY_PICTURE_ERROR_CONTENT,
  WAY_PICTURE_ERROR_FONT,
} WayPictureError;

typedef enum
{
  WAY_PICTURE_CHART,
  WAY_PICTURE_STRIP,
  WAY_PICTURE_TIMELINE,
  WAY_PICTURE_TIMELINE_STRIP,
  WAY_PICTURE_GOALS,
  WAY_PICTURE_THREAD,      /* of the goal that is expanded */
  WAY_PICTURE_CARD,        /* of the selected policy */
  WAY_PICTURE_SCORECARD,   /* of the selected plan */
  WAY_N_PICTURES,
} WayPictureContent;

typedef enum
{
  WAY_FORMAT_PNG,
  WAY_FORMAT_SVG,
  WAY_FORMAT_PDF,
  WAY_FORMAT_CSV,   /* the numbers behind the picture */
  WAY_N_FORMATS,
} WayPictureFormat;

#define WAY_PICTURE_MAX_SCALE 4
#define WAY_PICTURE_MAX_PAGES 24

/* As many pages as it takes, at most %WAY_PICTURE_MAX_PAGES. */
#define WAY_PICTURE_PAGES_NEEDED G_MAXUINT

/* A sheet of paper, on which text has the size that suits reading. */
typedef enum
{
  WAY_PAPER_NONE,
  WAY_PAPER_A4,
  WAY_PAPER_A3,
  WAY_N_PAPERS,
} WayPaper;

/**
 * WayPictureOptions:
 * @content: what is drawn
 * @width: the width in pixels
 * @height: the height in pixels
 * @variant: the colours
 * @lang: the language
 * @made_on: the date to print as the day the picture was made, in days since
 *   1970-01-01; %WAY_NO_DAY for none
 * @format: the kind of file
 * @scale: how many pixels of a PNG stand for one of the picture, up to
 *   %WAY_PICTURE_MAX_SCALE; 0 counts as 1
 * @transparent: whether the ground is left out
 * @both: whether title, subtitle and sources are there in the other language, too
 * @title: (nullable): a title in place of the one that the content has
 * @caption: (nullable): a text under the subtitle
 * @pages: over how many pages a PDF or a print is spread, up to
 *   %WAY_PICTURE_MAX_PAGES or %WAY_PICTURE_PAGES_NEEDED; 0 counts as 1
 * @page: which of them is drawn, from 0
 * @paper: the paper that a page is; see way_paper_set()
 * @margin_mm: the margin on paper
 */
typedef struct
{
  WayPictureContent content;
  guint             width;
  guint             height;
  WayThemeVariant   variant;
  WayLang           lang;
  int               made_on;
  WayPictureFormat  format;
  guint             scale;
  gboolean          transparent;
  gboolean          both;
  const char       *title;
  const char       *caption;
  guint             pages;
  guint             page;
  WayPaper          paper;
  guint             margin_mm;
} WayPictureOptions;

/**
 * WayPicturePreset:
 * @name: the name on the command line
 * @width: the width in pixels
 * @height: the height in pixels
 * @dots_per_inch: the resolution that a picture of this size says it has
 *
 * A size for a purpose.
 */
typedef struct
{
  const char *name;
  guint       width;
  guint       height;
  double      dots_per_inch;
} WayPicturePreset;

#define WAY_PICTURE_MIN_PX 160
#define WAY_PICTURE_MAX_PX 32767

gboolean    way_picture_parse_content  (const char              *text,
                                        WayPictureContent       *content);
const char *way_picture_content_name   (WayPictureContent        content);
gboolean    way_picture_has_chart      (WayPictureContent        content);
gboolean    way_picture_has_policy     (WayPictureContent        content);
gboolean    way_picture_offers         (const WayDataset        *dataset,
                                        const WayView           *view,
                                        WayPictureContent        content);
WayPictureContent
            way_picture_get_usual      (const WayDataset        *dataset,
                                        const WayView           *view);
const WayPicturePreset *
            way_picture_get_presets    (guint                   *n_presets);
gboolean    way_picture_parse_format   (const char              *text,
                                        WayPictureFormat        *format);
const char *way_picture_format_name    (WayPictureFormat         format);
gboolean    way_picture_format_of_path (const char              *path,
                                        WayPictureFormat        *format);
gboolean    way_picture_parse_size     (const char              *text,
                                        guint                   *width,
                                        guint                   *height);
gboolean    way_picture_check_size     (guint                    width,
                                        guint                    height,
                                        GError                 **error);
gboolean    way_picture_check_options  (const WayPictureOptions *options,
                                        GError                 **error);
double      way_picture_get_resolution (const WayPictureOptions *options);
gboolean    way_picture_draw           (WayPainter              *painter,
                                        WayTextContext          *text,
                                        WayDataset              *dataset,
                                        WayView                 *view,
                                        const WayPictureOptions *options,
                                        GError                 **error);
double      way_picture_text_size      (WayDataset              *dataset,
                                        WayView                 *view,
                                        const WayPictureOptions *options);
guint       way_picture_count_pages    (WayDataset              *dataset,
                                        WayView                 *view,
                                        const WayPictureOptions *options);
gboolean    way_picture_flows          (WayPictureContent        content);
gboolean    way_picture_has_pages      (const WayView           *view,
                                        WayPictureContent        content);
WayView    *way_picture_get_page       (WayView                 *view,
                                        const WayPictureOptions *options);
gboolean    way_picture_draw_page      (WayPainter              *painter,
                                        WayTextContext          *text,
                                        WayDataset              *dataset,
                                        WayView                 *view,
                                        const WayPictureOptions *options,
                                        guint                    page,
                                        GError                 **error);
GBytes     *way_picture_render         (WayDataset              *dataset,
                                        WayView                 *view,
                                        const WayPictureOptions *options,
                                        GCancellable            *cancellable,
                                        GError                 **error);
GBytes     *way_picture_render_checked (WayDataset              *dataset,
                                        WayView                 *view,
                                        const WayPictureOptions *options,
                                        gboolean                *has_fonts,
                                        GCancellable            *cancellable,
                                        GError                 **error);
gboolean    way_picture_has_fonts      (WayLang                  lang);

/* A picture that is drawn and not yet a file. */
typedef struct _WayDrawnPicture WayDrawnPicture;

WayDrawnPicture *way_picture_make           (WayDataset               *dataset,
                                             WayView                  *view,
                                             const WayPictureOptions  *options,
                                             WaySurfacePool           *pool,
                                             gboolean                 *has_fonts,
                                             GCancellable             *cancellable,
                                             GError                  **error);
GBytes          *way_drawn_picture_encode   (WayDrawnPicture          *picture,
                                             GCancellable             *cancellable,
                                             GError                  **error);
gsize            way_drawn_picture_get_size (const WayDrawnPicture    *picture);
void             way_drawn_picture_free     (WayDrawnPicture          *picture);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayDrawnPicture, way_drawn_picture_free)

G_END_DECLS
