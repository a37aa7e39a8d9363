@echo off
rem Runs the kb tool, after building it when it is missing or older than its sources.
rem The exit code is the tool's own; 70 when the tool cannot be built or started.
rem KB_JAVA_OPTS adds options for Java. 100,000 entries take more memory, and are built faster with the
rem second compiler, which does not pay at 10,000: "-Xmx2200m -XX:TieredStopAtLevel=4".
setlocal EnableExtensions DisableDelayedExpansion

set "ROOT=%~dp0"
set "JAR=%ROOT%target\kb.jar"
set "OUT=%TEMP%\kb-%RANDOM%%RANDOM%.txt"

set "JAVA=java.exe"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -version >"%OUT%" 2>&1
if errorlevel 1 goto no_java
set "VERSION="
for /f "usebackq tokens=2,3" %%a in ("%OUT%") do if "%%a"=="version" set "VERSION=%%~b"
set "MAJOR=0"
if not defined VERSION goto no_java
for /f "delims=.-+" %%m in ("%VERSION%") do set "MAJOR=%%m"
if %MAJOR% LSS 17 goto old_java

if not exist "%JAR%" goto build
powershell -NoProfile -Command "$jar = (Get-Item -LiteralPath $env:JAR).LastWriteTimeUtc; $sources = Get-ChildItem -Recurse -LiteralPath ($env:ROOT + 'pom.xml'), ($env:ROOT + 'src\main'); if ($sources | Where-Object { $_.LastWriteTimeUtc -gt $jar }) { exit 1 }"
if errorlevel 1 goto build

:run
del "%OUT%" 2>nul
"%JAVA%" -Xmx760m -XX:InitialRAMPercentage=50 -XX:NewSize=48m -Xss4m -XX:+UseParallelGC -XX:MetaspaceSize=128m -XX:TieredStopAtLevel=1 "-XX:SharedArchiveFile=%ROOT%target\kb.jsa" -Dfile.encoding=UTF-8 "-Dkb.home=%ROOT%." %KB_JAVA_OPTS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%

:build
"%JAVA%" --list-modules >"%OUT%" 2>nul
findstr /b "jdk.compiler@" "%OUT%" >nul
if errorlevel 1 goto no_compiler
call mvn -B --version >"%OUT%" 2>&1
if errorlevel 1 goto no_maven
set "MAVEN="
for /f "usebackq tokens=2,3" %%a in ("%OUT%") do if "%%a"=="Maven" set "MAVEN=%%b"
if not defined MAVEN goto no_maven
for /f "tokens=1,2,3 delims=.-" %%a in ("%MAVEN%.0.0.0") do set /a "NUMBER=%%a * 1000000 + %%b * 1000 + %%c"
if %NUMBER% LSS 3006003 goto old_maven
echo Building the kb tool (first run takes about a minute)... 1>&2
if exist "%JAR%" del "%JAR%"
pushd "%ROOT%"
call mvn -q -B -DskipTests package >"%OUT%" 2>&1 <nul
if errorlevel 1 goto failed
popd
goto run

:failed
popd
type "%OUT%" 1>&2
echo kb: The tool could not be built; the reason stands above. 1>&2
goto stop

:no_java
echo kb: Java is missing or does not run: "%JAVA%" 1>&2
goto install_java
:old_java
echo kb: "%JAVA%" is Java %VERSION%, which is too old. 1>&2
goto install_java
:no_compiler
echo kb: "%JAVA%" has no compiler: it is a JRE, and building the tool takes a JDK. 1>&2
:install_java
echo kb: Install a JDK, 17 or newer: winget install EclipseAdoptium.Temurin.17.JDK 1>&2
echo kb: or see https://adoptium.net. If it is installed already, let JAVA_HOME name its folder. 1>&2
goto stop

:no_maven
echo kb: Maven is missing or does not run; it builds the tool. 1>&2
goto install_maven
:old_maven
echo kb: Maven %MAVEN% is too old. 1>&2
:install_maven
echo kb: Install Maven, 3.6.3 or newer: https://maven.apache.org/install.html 1>&2
goto stop

:stop
del "%OUT%" 2>nul
exit /b 70
