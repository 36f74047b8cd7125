using Quartz;

namespace SlackLearningBot.Clock;

internal static class ClockRoom
{
    /// <summary>The two clocks. The Playground and the tests register their own before this.</summary>
    public static IServiceCollection AddClocks(this IServiceCollection services, TimeProvider calendar, TimeProvider machine) => services
        .AddSingleton(new CalendarClock(calendar))
        .AddSingleton(new MachineClock(machine));

    /// <summary>Quartz, clustered in PostgreSQL, runs the table of recurring ticks.</summary>
    public static IServiceCollection AddTicks(this IServiceCollection services, string connectionString) => services
        .AddQuartz("learning", quartz =>
        {
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(connectionString);
                store.UseSystemTextJsonSerializer();
                store.UseClustering();
                store.ConfigureStore(options => options.SchemaProvisioning = SchemaProvisioning.Validate); // the migrator makes the tables
            });
            foreach (var tick in Schedule.Ticks)
            {
                quartz.ScheduleJob<TickJob>(
                    trigger => trigger.WithIdentity(tick.Name).WithCronSchedule(tick.Cron, cron => cron.InTimeZone(TimeZoneInfo.Utc).WithMisfireInstruction(CronTriggerMisfireInstruction.DoNothing)),
                    job => job.WithIdentity(tick.Name).UsingJobData(TickJob.TickName, tick.Name));
            }
        })
        .AddQuartzHostedService(options => options.WaitForJobsToComplete = true);

    /// <summary>Every tick once, now: after the Playground turned the calendar, and in tests.</summary>
    public static async Task RunTicksAsync(this IServiceProvider services, CancellationToken cancel)
    {
        foreach (var tick in Schedule.Ticks)
        {
            await tick.RunAsync(services, cancel);
        }
    }
}
