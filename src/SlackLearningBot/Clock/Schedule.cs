using SlackLearningBot.Features.Assessments;
using SlackLearningBot.Features.Authoring;
using SlackLearningBot.Features.Courses;
using SlackLearningBot.Features.DoNotDisturb;
using SlackLearningBot.Features.Gatherings;
using SlackLearningBot.Features.Health;
using SlackLearningBot.Features.Invitations;
using SlackLearningBot.Features.Learners;
using SlackLearningBot.Features.Memory;
using SlackLearningBot.Features.MentorAsks;
using SlackLearningBot.Features.MentorRounds;
using SlackLearningBot.Features.Mentorships;
using SlackLearningBot.Features.Programmes;
using SlackLearningBot.Features.Recall;
using SlackLearningBot.Features.Reports;
using SlackLearningBot.Features.TakeAways;
using SlackLearningBot.Features.Talks;
using SlackLearningBot.Features.Workspaces;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Clock;

/// <summary>Everything that happens again and again, at one glance.</summary>
internal static class Schedule
{
    public static IReadOnlyList<Tick> Ticks { get; } =
    [
        new("lessons-due", "0 * * * * ?", (services, cancel) => services.GetRequiredService<DueLearners>().EnqueueDueAsync(cancel)),
        new("assessments-due", "20 * * * * ?", (services, cancel) => services.GetRequiredService<AttemptsDue>().EndDueAsync(cancel)),
        new("mentors-due", "10 * * * * ?", (services, cancel) => services.GetRequiredService<AsksDue>().GoOnAsync(cancel)),
        new("mentor-rounds-due", "30 * * * * ?", (services, cancel) => services.GetRequiredService<RoundsDue>().GoOnAsync(cancel)),
        new("programmes-due", "45 * * * * ?", (services, cancel) => services.GetRequiredService<StepsDue>().OweDueAsync(cancel)),
        new("mentorships-due", "50 * * * * ?", (services, cancel) => services.GetRequiredService<TendingDue>().TendDueAsync(cancel)),
        new("mentorships-gone", "50 37 * * * ?", (services, cancel) => services.GetRequiredService<GoneDue>().LeaveDueAsync(cancel)),
        new("mentorship-reports", "35 * * * * ?", (services, cancel) => services.GetRequiredService<ReportsDue>().SettleAsync(cancel)),
        new("gatherings-due", "25 * * * * ?", (services, cancel) => services.GetRequiredService<GatheringsDue>().GoOnAsync(cancel)),
        new("gatherings-gone", "15 43 * * * ?", (services, cancel) => services.GetRequiredService<SeatsGone>().LeaveDueAsync(cancel)),
        new("talk-turns", "35 51 * * * ?", (services, cancel) => services.GetRequiredService<TurnsDue>().AskDueAsync(cancel)),
        new("talk-questions", "45 11 * * * ?", (services, cancel) => services.GetRequiredService<QuizDue>().GoOnAsync(cancel)),
        new("take-away-posts", "55 * * * * ?", (services, cancel) => services.GetRequiredService<PostsDue>().SettleAsync(cancel)),
        new("do-not-disturb", "40 */5 * * * ?", (services, cancel) => services.GetRequiredService<DndDue>().EnqueueDueAsync(cancel)),
        new("erase-uninstalled", "10 23 * * * ?", (services, cancel) => services.GetRequiredService<WorkspaceEraser>().EraseDueAsync(cancel)),
        new("clean-install-states", "50 23 * * * ?", (services, cancel) => services.GetRequiredService<InstallStates>().CleanAsync(cancel)),
        new("clean-invitations", "20 19 * * * ?", (services, cancel) => services.GetRequiredService<InvitationCleaner>().CleanAsync(cancel)),
        new("memory-nights", "5 41 * * * ?", (services, cancel) => services.GetRequiredService<MemoryNights>().RunDueAsync(cancel)),
        new("clean-assessments", "35 19 * * * ?", (services, cancel) => services.GetRequiredService<AssignmentCleaner>().CleanAsync(cancel)),
        new("clean-gatherings", "15 25 * * * ?", (services, cancel) => services.GetRequiredService<GatheringCleaner>().CleanAsync(cancel)),
        new("clean-programmes", "5 21 * * * ?", (services, cancel) => services.GetRequiredService<ProgrammeCleaner>().CleanAsync(cancel)),
        new("clean-mentorship-reports", "40 21 * * * ?", (services, cancel) => services.GetRequiredService<ReportCleaner>().CleanAsync(cancel)),
        new("clean-askings", "15 33 * * * ?", (services, cancel) => services.GetRequiredService<AskingCleaner>().CleanAsync(cancel)),
        new("question-health", "25 53 * * * ?", (services, cancel) => services.GetRequiredService<HealthWeeks>().RunDueAsync(cancel)),
        new("report-weeks", "55 47 * * * ?", (services, cancel) => services.GetRequiredService<ReportWeeks>().RunDueAsync(cancel)),
        new("clean", "30 17 * * * ?", (services, cancel) => services.GetRequiredService<Cleaner>().CleanAsync(cancel)),
        new("course-lists-expired", "45 29 * * * ?", (services, cancel) => services.GetRequiredService<ImportCleaner>().CleanAsync(cancel)),
        new("drafts-expired", "45 27 * * * ?", (services, cancel) => services.GetRequiredService<DraftCleaner>().CleanAsync(cancel)),
    ];
}
