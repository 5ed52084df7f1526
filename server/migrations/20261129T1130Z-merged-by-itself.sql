-- Two ids of one person that stood beside each other in one payload: nobody of the shop said so.
alter table contact_merge alter by_member_id drop not null;
