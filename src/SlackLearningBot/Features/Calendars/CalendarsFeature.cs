using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Calendars;

/// <summary>Public holidays: those that come with the bot, and what a company imports.</summary>
internal static class CalendarsFeature
{
    public static IServiceCollection AddCalendars(this IServiceCollection services) => services
        .AddSingleton<CalendarStore>()
        .AddSingleton<CalendarImport>()
        .AddSingleton<CalendarRemoval>()
        .AddSingleton<ShippedCalendars>()
        .AddSingleton<INewWorkspace>(provider => provider.GetRequiredService<ShippedCalendars>());
}
