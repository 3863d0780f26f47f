-- Which of the plan's files a rendering is, and every figure that was measured in it, in JSON.
alter table rendering
    add column variant text not null default 'all',
    add column checks  text not null default '[]';

-- Something that is heard or read has no box in a picture.
alter table rendering drop constraint rendering_check;
alter table rendering add constraint rendering_check
    check (num_nulls(result_sha256, label_text) = case when reason is null then 0 else 2 end
           and num_nulls(contrast_ratio, text_height, box_x, box_y, box_width, box_height) in (0, 6)
           and (reason is null or box_x is null));
