using SlackLearningBot.Edge;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Reports;

/// <summary>What people still know of a track weeks and months later, for owners. It writes what it told, and nothing of anybody.</summary>
internal static class ReportsFeature
{
    public static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddSingleton<ReportStore>()
        .AddSingleton<Reporting>()
        .AddSingleton<ReportWeeks>()
        .AddSingleton<ISubcommand, ReportCommand>()
        .AddAction<ReportFileAction, ReportValue>()
        .AddWork<ReportFileWork>();
}
