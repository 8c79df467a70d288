/* A PNG file that the program has written, taken apart. */
#pragma once

#include <glib.h>

typedef struct
{
  char       *bytes;
  gsize       length;
  guint       width;
  guint       height;
  guint       dots_per_metre;
  GHashTable *texts;      /* keyword → text */
  guint       n_colours;  /* at most 1000 are counted */
} PictureFile;

PictureFile *picture_file_read  (const char        *path);
void         picture_file_free  (PictureFile       *picture);
gboolean     picture_file_equal (const PictureFile *a,
                                 const PictureFile *b);
const char  *picture_file_get   (const PictureFile *picture,
                                 const char        *keyword);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PictureFile, picture_file_free)
