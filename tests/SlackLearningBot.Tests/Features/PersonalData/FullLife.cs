using SlackLearningBot.Playground.Control;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.PersonalData;

/// <summary>A person about whom every table knows something.</summary>
internal static class FullLife
{
    private const string TablesSql = """
        select c.table_name, min(c.column_name) as column_name
          from information_schema.columns c
          join information_schema.tables t on t.table_name = c.table_name and t.table_schema = c.table_schema
         where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name in ('user_id', 'recipient')
         group by c.table_name
         order by c.table_name
        """;

    /// <summary>Every table with a person in it, and the column that names them.</summary>
    public static Task<IReadOnlyList<(string Table, string Column)>> TablesAsync(this TestBot bot) => bot.QueryAsync<(string Table, string Column)>(TablesSql);

    public static async Task<IReadOnlyDictionary<string, long>> CountAsync(this TestBot bot, PersonHands person)
    {
        var counts = new Dictionary<string, long>();
        foreach (var (table, column) in await bot.TablesAsync())
        {
            counts[table] = await bot.ScalarAsync<long>(
                $"select count(*) from {table} where team_id = @TeamId and {column} = @UserId", TestBot.Key(person));
        }

        return counts;
    }

    /// <summary>Needs content in the person's workspace.</summary>
    public static Task FillAsync(this TestBot bot, PersonHands person) => bot.ExecuteAsync(
        """
        insert into contact (team_id, user_id, silent_until) values (@TeamId, @UserId, null)
            on conflict do nothing;
        insert into delivery (id, team_id, recipient, kind, slot, class, due_at, state, created_at, finished_at)
        values (gen_random_uuid(), @TeamId, @UserId, 'lesson.daily', '2026-11-20', 2, @Now, 'sent', @Now, @Now);
        insert into inbound_event (id, team_id, event_key, user_id, event_type, handler, facts, state, received_at)
        values (gen_random_uuid(), @TeamId, 'Ev' || @UserId, @UserId, 'app_home_opened', 'HomeOpenedEvent', '{}', 'done', @Now);
        insert into person (team_id, user_id, name, real_name, zone, refreshed_at)
        values (@TeamId, @UserId, 'nick', 'Full <!channel> Name 🦄', 'Europe/Stockholm', @Now)
            on conflict (team_id, user_id) do update set real_name = excluded.real_name, refreshed_at = excluded.refreshed_at;
        insert into role_grant (team_id, user_id, role, granted_by, granted_at) values (@TeamId, @UserId, 'owner', 'operator', @Now);
        insert into learner (team_id, user_id, zone, hour, days, joined_at, next_lesson_at)
        values (@TeamId, @UserId, 'Europe/Stockholm', '08:00', 31, @Now, @Now + interval '1 year');
        insert into enrolment (team_id, user_id, track_id, joined_at) values (@TeamId, @UserId, 'feedback', @Now);
        insert into lesson_turn (team_id, user_id, lesson_id, track_id, served_on) values (@TeamId, @UserId, 'feedback-what-you-saw', 'feedback', '2026-11-20');
        insert into review (id, team_id, user_id, question_id, question_version, lesson_id, occasion, delivery_id, chosen, chosen_text, is_right, grade, answered_on, answered_at)
        select gen_random_uuid(), q.team_id, @UserId, q.question_id, 1, q.lesson_id, 'lesson:' || q.lesson_id, gen_random_uuid(), 0, 'it depends', true, 3, '2026-11-20', @Now
          from question q where q.team_id = @TeamId and q.lesson_id = 'feedback-what-you-saw';
        insert into guess (team_id, user_id, question_id, review_id, marked_at)
        select r.team_id, r.user_id, r.question_id, r.id, @Now from review r where r.team_id = @TeamId and r.user_id = @UserId limit 1;
        insert into memory (team_id, user_id, question_id, stability, difficulty, last_on, answers, due_on, model_version, fit)
        select q.team_id, @UserId, q.question_id, 2.3, 5, '2026-11-20', 1, '2026-11-27', 6, 0
          from question q where q.team_id = @TeamId and q.lesson_id = 'feedback-what-you-saw' limit 1;
        insert into learner_offset (team_id, user_id, value, answers) values (@TeamId, @UserId, 0.1, 1);
        insert into memory_wish (team_id, scope, about, retention) values (@TeamId, 'person', @UserId, 0.9);
        insert into asking (team_id, user_id, asked_on, question_id, place, delivery_id, because)
        select q.team_id, @UserId, '2026-11-21', q.question_id, 1, gen_random_uuid(), '{}'
          from question q where q.team_id = @TeamId and q.lesson_id = 'feedback-what-you-saw' limit 1;
        insert into preference (team_id, user_id, goals, formats, minutes, changed_at) values (@TeamId, @UserId, '{sql}', '{read}', 5, @Now);
        insert into taste_word (team_id, user_id, lesson_id, likes, said_at) values (@TeamId, @UserId, 'feedback-what-you-saw', true, @Now);
        insert into unclear (team_id, user_id, question_id, question_version, said_at)
        select q.team_id, @UserId, q.question_id, 1, @Now from question q where q.team_id = @TeamId and q.lesson_id = 'feedback-what-you-saw' limit 1;
        insert into near_miss (team_id, user_id, question_id, occasion, written, meant, asked_at)
        select q.team_id, @UserId, q.question_id, 'lesson:' || q.lesson_id, 'it depnds', 'it depends', @Now
          from question q where q.team_id = @TeamId and q.lesson_id = 'feedback-what-you-saw' limit 1;
        insert into invitation (team_id, user_id, track_id, invited_by, via, invited_at) values (@TeamId, @UserId, 'feedback', @UserId, '', @Now);
        insert into invitation_quiet (team_id, user_id, since) values (@TeamId, @UserId, @Now);
        insert into invitation_round (team_id, round_id, user_id, track_id, targets, created_at) values (@TeamId, md5(@UserId)::uuid, @UserId, 'feedback', '[]', @Now);
        insert into invitation_candidate (team_id, round_id, user_id, via) values (@TeamId, md5(@UserId)::uuid, @UserId, '');
        insert into sign_of_life (team_id, user_id, seen_at) values (@TeamId, @UserId, @Now)
            on conflict do nothing;
        insert into digest_quiet (team_id, user_id, since) values (@TeamId, @UserId, @Now);
        insert into less_often (team_id, user_id, delivery_id, choice, days_before, answered_at) values (@TeamId, @UserId, gen_random_uuid(), 'keep', 31, @Now);
        insert into home_view (team_id, user_id, content_hash, published_at) values (@TeamId, @UserId, 'old', @Now)
            on conflict do nothing;
        insert into draft (team_id, draft_id, user_id, kind, state, created_at, expires_at)
        values (@TeamId, gen_random_uuid(), @UserId, 'files', 'open', @Now, @Now + interval '1 day');
        insert into draft_file (team_id, draft_id, user_id, path, content)
        select d.team_id, d.draft_id, d.user_id, 'a.md', 'My words' from draft d where d.team_id = @TeamId and d.user_id = @UserId;
        insert into lesson_wish (team_id, wish_id, user_id, author_id, channel, message_ts, state, created_at, expires_at)
        values (@TeamId, gen_random_uuid(), @UserId, 'U0SOMEBODY', 'C0' || @UserId, '1.1', 'asked', @Now, @Now);
        insert into mentorship (team_id, mentorship_id, kind, began_at, every_days, minutes, ends_on, next_step_at)
        values (@TeamId, md5(@UserId)::uuid, 'classic', @Now, 14, 45, '2027-05-20', @Now + interval '1 year');
        insert into mentorship_member (team_id, mentorship_id, user_id, part, goal) values (@TeamId, md5(@UserId)::uuid, @UserId, 'mentee', 'My goal');
        insert into mentorship_member (team_id, mentorship_id, user_id, part) values (@TeamId, md5(@UserId)::uuid, 'U0SOMEBODY', 'mentor');
        insert into meet_up (team_id, meet_up_id, mentorship_id, number, starts_at, minutes, state) values (@TeamId, md5(@UserId)::uuid, md5(@UserId)::uuid, 1, @Now, 45, 'met');
        insert into meet_note (team_id, meet_up_id, user_id, note, shared, written_at) values (@TeamId, md5(@UserId)::uuid, @UserId, 'My note', false, @Now);
        insert into mentorship_check (team_id, mentorship_id, user_id, moment, useful, answered_at) values (@TeamId, md5(@UserId)::uuid, @UserId, 'midway', 4, @Now);
        insert into mentor_badge (team_id, user_id, shown_at) values (@TeamId, @UserId, @Now);
        insert into mentor_contact (team_id, user_id, named_at) values (@TeamId, @UserId, @Now)
            on conflict (team_id) do update set user_id = excluded.user_id;
        insert into mentorship_report (team_id, report_id, mentorship_id, user_id, words, created_at) values (@TeamId, md5(@UserId)::uuid, md5(@UserId)::uuid, @UserId, 'Something is wrong', @Now);
        insert into assessment (team_id, assessment_id, title, questions, pass_mark, attempts, certificate, author_id, created_at)
        values (@TeamId, md5(@UserId)::uuid, 'Feedback', 1, 80, 1, true, @UserId, @Now);
        insert into assessment_assignment (team_id, assignment_id, assessment_id, author_id, deadline, audience, results, state, created_at)
        values (@TeamId, md5(@UserId)::uuid, md5(@UserId)::uuid, @UserId, @Now, '{}', 'names', 'open', @Now);
        insert into assessment_assignee (team_id, assignment_id, user_id, via, added_at) values (@TeamId, md5(@UserId)::uuid, @UserId, '', @Now);
        insert into assessment_attempt (team_id, attempt_id, assignment_id, user_id, number, seed, started_at, ends_at, ended_at, ended_by, percent, passed)
        values (@TeamId, md5(@UserId)::uuid, md5(@UserId)::uuid, @UserId, 1, 's', @Now, @Now, @Now, 'answered', 100, true);
        insert into assessment_answer (team_id, attempt_id, place, user_id, question_id, question_version, lesson_id, type, ask, options, detail, answered_at, answer, answer_text, is_right, credit)
        select q.team_id, md5(@UserId)::uuid, 1, @UserId, q.question_id, q.version, q.lesson_id, q.type, q.ask, q.options, q.detail, @Now, '{}', 'it depends', true, 1
          from question q where q.team_id = @TeamId and q.lesson_id = 'feedback-what-you-saw' limit 1;
        insert into assessment_certificate (team_id, code, user_id, attempt_id, title, issued_on, issued_at)
        values (@TeamId, 'C-' || @UserId, @UserId, md5(@UserId)::uuid, 'Feedback', '2026-11-20', @Now);
        insert into mentor_profile (team_id, user_id, gives, people, bio, days, from_time, until_time, words, saved_at)
        values (@TeamId, @UserId, '{SQL}', 1, 'I fix queries.', 31, '09:00', '17:00', '', @Now);
        insert into mentor_block (team_id, user_id, blocked_id, blocked_at) values (@TeamId, @UserId, 'U0SOMEBODY', @Now);
        insert into mentor_wish (team_id, wish_id, user_id, kind, sentence, created_at, next_step_at) values (@TeamId, md5(@UserId)::uuid, @UserId, 'classic', 'I want to learn SQL.', @Now, @Now);
        insert into mentor_choice (team_id, wish_id, place, mentor_id, fit) values (@TeamId, md5(@UserId)::uuid, 1, 'U0SOMEBODY', 500);
        insert into mentor_round (team_id, round_id, author_id, name, kind, wishes_until, begins_at, ends_on, across_teams, same_language, audience, state, created_at)
        values (@TeamId, md5(@UserId)::uuid, @UserId, 'Spring', 'classic', @Now, @Now, '2027-05-20', false, false, '{"people":2,"channels":[],"groups":[]}', 'begun', @Now);
        insert into mentor_round_person (team_id, round_id, user_id, via) values (@TeamId, md5(@UserId)::uuid, @UserId, ''), (@TeamId, md5(@UserId)::uuid, 'U0SOMEBODY', '');
        insert into mentor_round_wish (team_id, round_id, user_id, place, mentor_id) values (@TeamId, md5(@UserId)::uuid, @UserId, 1, 'U0SOMEBODY');
        insert into mentor_round_veto (team_id, round_id, user_id, unwanted_id) values (@TeamId, md5(@UserId)::uuid, @UserId, 'U0SOMEBODY');
        insert into mentor_round_pair (team_id, round_id, user_id, mentor_id, fit, mentorship_id) values (@TeamId, md5(@UserId)::uuid, @UserId, 'U0SOMEBODY', 500, md5(@UserId)::uuid);
        insert into mentor_round_change (team_id, round_id, change_id, author_id, user_id, how, other_id, version, created_at)
        values (@TeamId, md5(@UserId)::uuid, md5(@UserId)::uuid, @UserId, @UserId, 'give', 'U0SOMEBODY', 1, @Now);
        insert into course (team_id, course_id, url, title, kind, state, user_id, created_at, decided_at)
        values (@TeamId, md5(@UserId)::uuid, 'https://example.org/' || @UserId, 'SQL', 'course', 'published', @UserId, @Now, @Now);
        insert into take_away (team_id, take_away_id, user_id, about, title, done_on, point1, written_at)
        values (@TeamId, md5(@UserId)::uuid, @UserId, 'course:1', 'SQL', '2026-11-20', 'Indexes read from left to right.', @Now);
        insert into course_import (team_id, import_id, user_id, source, file, state, created_at, expires_at)
        values (@TeamId, md5(@UserId)::uuid, @UserId, @UserId, 'courses.csv', 'open', @Now, @Now);
        insert into course_done (team_id, user_id, course_id, done_on, certificate, said_at)
        values (@TeamId, @UserId, md5(@UserId)::uuid, '2026-11-20', 'https://example.org/certificate', @Now);
        insert into gathering (team_id, gathering_id, kind, title, owner, proposed_by, state, day, created_at) values (@TeamId, md5(@UserId)::uuid, 'talk', 'My talk', @UserId, @UserId, 'held', '2026-11-20', @Now);
        insert into gathering_host (team_id, gathering_id, user_id, position) values (@TeamId, md5(@UserId)::uuid, @UserId, 1);
        insert into gathering_place (team_id, gathering_id, user_id, answer, since) values (@TeamId, md5(@UserId)::uuid, @UserId, 'yes', @Now);
        insert into gathering_feedback (team_id, feedback_id, gathering_id, user_id, words, given_at) values (@TeamId, md5(@UserId)::uuid, md5(@UserId)::uuid, @UserId, 'The demo helped', @Now);
        insert into session (team_id, session_id, kind, owner, created_at) values (@TeamId, md5(@UserId)::uuid, 'workshop', @UserId, @Now);
        insert into talk_series (team_id, series_id, name, owner, first_day, every_weeks, hour, zone, minutes, created_at)
        values (@TeamId, md5(@UserId)::uuid, 'Tech talk', @UserId, '2026-11-20', 1, '15:00', 'Europe/London', 45, @Now);
        insert into talk_rota (team_id, series_id, user_id, position) values (@TeamId, md5(@UserId)::uuid, @UserId, 1);
        insert into programme (team_id, programme_id, title, description, version, author_id, saved_at) values (@TeamId, md5(@UserId), 'SQL', '', 1, @UserId, @Now);
        insert into programme_version (team_id, programme_id, version, content, author_id, saved_at) values (@TeamId, md5(@UserId), 1, 'id: sql', @UserId, @Now);
        insert into programme_step (team_id, programme_id, step_id, position, kind, audience, title, days) values (@TeamId, md5(@UserId), 'try', 0, 'do', 'participant', 'Try it', 1);
        insert into programme_draft (team_id, draft_id, user_id, file_id, path, content, created_at) values (@TeamId, md5(@UserId)::uuid, @UserId, 'F1', 'sql.yaml', 'id: sql', @Now);
        insert into programme_cohort (team_id, cohort_id, programme_id, author_id, starts_on, audience, state, created_at)
        values (@TeamId, md5(@UserId)::uuid, md5(@UserId), @UserId, '2026-11-20', '{"people":1,"channels":[],"groups":[]}', 'running', @Now);
        insert into programme_member (team_id, cohort_id, user_id, via, waits) values (@TeamId, md5(@UserId)::uuid, @UserId, '', false);
        insert into programme_spared (team_id, cohort_id, user_id, since) values (@TeamId, md5(@UserId)::uuid, @UserId, @Now);
        insert into programme_step_state (team_id, cohort_id, about_id, step_id, user_id, state, owed_at, done_at) values (@TeamId, md5(@UserId)::uuid, @UserId, 'try', @UserId, 'done', @Now, @Now);
        """,
        new { person.Workspace.TeamId, person.UserId, Now = bot.Now.UtcDateTime });
}
